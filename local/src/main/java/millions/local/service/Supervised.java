package millions.local.service;

import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;

/**
 * What a supervisor starts, looks after and stops: one server process, or a cluster of them that
 * belong together (a primary with its standby and replicas).
 *
 * <p>{@link #start}, {@link #check} and {@link #stop} are called from one thread; {@link #parts}
 * from any.
 */
public interface Supervised {

  /**
   * Starts everything in it and returns when it answers.
   *
   * @param progress told in one short sentence each what is being waited for
   * @throws StartFailure when it cannot; whatever it had started is stopped again
   */
  void start(Consumer<String> progress);

  /**
   * Looks once at every instance: notes its health, restarts what its AWS twin would restart. Never
   * blocks over 2 s.
   */
  void check();

  /** The instances as the last look found them. */
  List<InstanceStatus> instances();

  /** Stops everything in it in good order, by force after a grace time. Idempotent. */
  void stop();

  /**
   * What it is made of. One that runs takes the place of one that would be made of the same: the
   * definitions are equal. By default it is like no other.
   */
  default Object definition() {
    return this;
  }
}
