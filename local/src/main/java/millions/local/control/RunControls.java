package millions.local.control;

import java.util.Optional;
import java.util.function.Consumer;

/** What a supervisor can be asked for. Called by any thread. */
public interface RunControls {

  /**
   * Goes to another stage; returns when that answers.
   *
   * @param stage its number or name, as it was asked for
   * @param tell what happens meanwhile, a sentence each; never blocks
   * @return one sentence
   * @throws millions.ladder.CommandRefused when nothing was done
   * @throws RuntimeException when it failed
   */
  String climb(String stage, Consumer<String> tell) throws InterruptedException;

  /** The stage as it is now, as {@code status --json} prints it; empty before there is any. */
  Optional<String> status();

  /**
   * Begins to stop the run; returns at once.
   *
   * @return one sentence
   */
  String stop();
}
