package millions.local.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import millions.ladder.CommandRefused;
import millions.local.process.StartFailure;

/** The end of a run, as everything sees it that waits on the run's behalf. Thread-safe. */
public final class Cancellation {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Ends every wait, those to come too, with a failure. */
  public void cancel() {
    end.completeExceptionally(new StartFailure("Stopped while it was starting."));
  }

  public boolean isDone() {
    return end.isDone();
  }

  /**
   * Waits for what is done elsewhere.
   *
   * @throws StartFailure when it fails, or at the cancellation
   * @throws CommandRefused when it failed with one
   */
  public void await(CompletableFuture<?> work) {
    try {
      CompletableFuture.anyOf(work, end).join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case StartFailure failure -> failure;
        case CommandRefused refused -> refused;
        case Throwable other -> new StartFailure("The stage could not be started: " + other, other);
      };
    }
  }

  /**
   * Waits for something outside that cannot call back.
   *
   * @return false when it is not so at the limit
   * @throws StartFailure at the cancellation
   */
  public boolean await(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (end.isDone()) {
        await(end);
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return true;
  }
}
