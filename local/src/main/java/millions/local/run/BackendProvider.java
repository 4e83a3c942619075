package millions.local.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;

/**
 * A backend other than the embedded one, which the launcher put on the class path. {@link Backends}
 * finds it by {@link java.util.ServiceLoader}, so that a run does not know which there are.
 */
public interface BackendProvider {

  /** As {@code --backend} takes it: {@code localstack}. */
  String name();

  /** As people write it: {@code LocalStack}. */
  String title();

  /**
   * The backend of one run; nothing is started yet.
   *
   * @param choice its options
   * @throws millions.ladder.CommandRefused when this machine cannot have it
   */
  Backend open(RunContext context, BackendChoice choice, Consumer<String> tell);

  /** The content of earlier runs that only this backend can reach, if there may be any. */
  Optional<ContentElsewhere> contentOf(StateDirectory state);

  /**
   * Removes what earlier runs left outside the state directory. Only when nothing runs.
   *
   * @throws millions.local.process.StartFailure when it does not go
   */
  void removeData(StateDirectory state, Consumer<String> tell) throws InterruptedException;

  /**
   * How this machine could run it, in words; empty when it could not.
   *
   * @param environment of this process
   */
  Optional<String> way(Map<String, String> environment);

  /** What gives a machine a {@link #way}. */
  String remedy();

  /**
   * Content that lies in a backend.
   *
   * @param place for people: {@code LocalStack (bucket millions-abc)}
   * @param options of {@code up} that lead to it
   */
  record ContentElsewhere(String place, String options) {}
}
