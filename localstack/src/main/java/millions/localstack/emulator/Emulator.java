package millions.localstack.emulator;

import java.net.URI;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A LocalStack that answers somewhere, and who keeps it alive.
 *
 * <p>{@link #start}, {@link #check} and {@link #stop} are called from one thread; the rest from
 * any.
 */
public interface Emulator {

  /**
   * Starts it where it is ours to start; returns when it answers and is ready for deployments.
   *
   * @param tell told in one short sentence each what is being waited for
   * @throws millions.local.process.StartFailure when it cannot; what it had started is stopped
   * @throws millions.ladder.CommandRefused when the machine lacks something
   */
  void start(Consumer<String> tell);

  /**
   * {@code http://localhost:PORT}: the name, since the host names of buckets fail with the number.
   */
  URI endpoint();

  /** What it is, in words for people: {@code a Python process}. */
  String how();

  /**
   * Looks once; restarts it when it is ours and died; returns whether it answers now. Never blocks
   * over 2 s.
   */
  boolean check();

  /**
   * How many lives of it have answered since {@link #start}, the first included. It forgets its
   * stacks at the end of each: when this grows a deployment must be made again.
   */
  int lives();

  /** Whether {@link #stop} ends it, with its stacks; else it is somebody else's. */
  default boolean ours() {
    return true;
  }

  /** Its process, where it is one of ours. */
  OptionalLong pid();

  /** Ends what {@link #start} started. Idempotent. */
  void stop();
}
