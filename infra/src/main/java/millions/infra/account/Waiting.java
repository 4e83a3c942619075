package millions.infra.account;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/** Says what is being waited for, once it is long enough to wonder. */
final class Waiting implements AutoCloseable {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final PrintStream out;
  private final String what;
  private final Duration again;
  private final long began = System.nanoTime();
  private boolean heard;
  private boolean closed;

  Waiting(PrintStream out, String what) {
    this(out, what, FIRST, AGAIN);
  }

  Waiting(PrintStream out, String what, Duration first, Duration again) {
    this.out = out;
    this.what = what;
    this.again = again;
    Thread.ofVirtual().name("waiting").start(() -> watch(first));
  }

  /** Does the work, which is told of when it takes long. */
  static <T> T during(PrintStream out, String what, Supplier<T> work) {
    var waiting = new Waiting(out, what);
    try {
      return work.get();
    } finally {
      waiting.close();
    }
  }

  /** Something happened meanwhile. */
  synchronized void line(String text) {
    heard = true;
    out.println(text);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized void watch(Duration first) {
    var patience = first;
    while (!closed) {
      heard = false;
      try {
        wait(patience.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      if (!closed && !heard) {
        out.printf("  ... %s (%d s)%n", what, (System.nanoTime() - began) / 1_000_000_000);
      }
      patience = again;
    }
  }
}
