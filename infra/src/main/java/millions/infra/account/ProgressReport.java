package millions.infra.account;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Prints what the command is waiting for, when nothing has been printed for a while. Thread-safe.
 */
final class ProgressReport implements AutoCloseable {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
  private static final Duration REPEAT_DELAY = Duration.ofSeconds(30);

  private final PrintStream out;
  private final String activity;
  private final Duration repeatDelay;
  private final long started = System.nanoTime();
  private boolean hasPrinted;
  private boolean closed;

  ProgressReport(PrintStream out, String activity) {
    this(out, activity, FIRST_DELAY, REPEAT_DELAY);
  }

  ProgressReport(PrintStream out, String activity, Duration firstDelay, Duration repeatDelay) {
    this.out = out;
    this.activity = activity;
    this.repeatDelay = repeatDelay;
    Thread.ofVirtual().name("waiting").start(() -> report(firstDelay));
  }

  /** Runs the work and reports it when it takes long. */
  static <T> T during(PrintStream out, String activity, Supplier<T> work) {
    var progress = new ProgressReport(out, activity);
    try {
      return work.get();
    } finally {
      progress.close();
    }
  }

  /** Prints a line of progress, which restarts the wait. */
  synchronized void line(String text) {
    hasPrinted = true;
    out.println(text);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized void report(Duration firstDelay) {
    var delay = firstDelay;
    while (!closed) {
      hasPrinted = false;
      try {
        wait(delay.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      if (!closed && !hasPrinted) {
        out.printf("  ... %s (%d s)%n", activity, (System.nanoTime() - started) / 1_000_000_000);
      }
      delay = repeatDelay;
    }
  }
}
