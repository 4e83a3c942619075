package millions.local.standin.postgres;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.server.Pause;

/** Waits at a start until all servers are there and have what they follow. */
final class CatchUp {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final int HOPELESS = 3;

  private CatchUp() {}

  /**
   * Looks until it is whole.
   *
   * @param tasks whose work is waited for
   * @throws StartFailure when the same work failed again and again, or at the limit
   */
  static void await(
      BooleanSupplier whole, Runnable look, List<SerialTask> tasks, ClusterEventLog events) {
    var limit = System.nanoTime() + LIMIT.toNanos();
    while (!whole.getAsBoolean()) {
      var failure = tasks.stream().flatMap(task -> task.failedTimes(HOPELESS).stream()).findFirst();
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (System.nanoTime() > limit) {
        throw new StartFailure(
            "The database's followers did not catch up within %d s; see %s"
                .formatted(LIMIT.toSeconds(), events.file()));
      }
      look.run();
      Pause.of(BETWEEN_LOOKS);
    }
  }
}
