package millions.local.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of an answer. Written on a thread of its own: a caller who reads slowly, or is gone,
 * does not hold up what was asked for.
 */
final class ControlAnswer implements AutoCloseable {

  /** A caller that hears nothing at all for a while may take the supervisor for dead. */
  static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(5);

  private static final int MOST_WAITING = 1_000;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final OutputStream out;
  private final BlockingQueue<ControlLine> lines = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread writer;

  ControlAnswer(OutputStream out) {
    this.out = out;
    writer = Thread.ofVirtual().name("control-answer").start(this::write);
  }

  /** Returns at once; where too many lines wait, this one is left out. */
  void tell(String text) {
    lines.offer(new ControlLine(ControlLine.Kind.PROGRESS, text));
  }

  /** The last line. */
  void end(ControlLine line) throws IOException {
    try {
      if (!lines.offer(line, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the caller does not read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    var waiting = new ControlLine(ControlLine.Kind.WAITING, "");
    try {
      while (true) {
        var line = lines.poll(SIGN_OF_LIFE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        var next = line == null ? waiting : line;
        out.write(next.json().getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (next.isLast()) {
          return;
        }
      }
    } catch (IOException e) {
      // the caller is gone; what was asked for goes on
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a moment until the last line is written. */
  @Override
  public void close() {
    try {
      if (!writer.join(LAST_WORDS)) {
        writer.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
