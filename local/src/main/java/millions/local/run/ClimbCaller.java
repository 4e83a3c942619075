package millions.local.run;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Whoever asked for a climb and is told how it goes. Written to on a thread of its own: one who
 * reads slowly, or is gone, does not hold up the climb.
 */
final class ClimbCaller implements AutoCloseable {

  static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(5);

  private static final int MOST_WAITING = 1_000;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Socket socket;
  private final BlockingQueue<ClimbLine> lines = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread writer;

  ClimbCaller(Socket socket) {
    this.socket = socket;
    writer = Thread.ofVirtual().name("climb-answer").start(this::write);
  }

  /** Returns at once. */
  void tell(String text) {
    lines.offer(new ClimbLine(ClimbLine.Word.TELL, text));
  }

  /** The last line. */
  void end(ClimbLine.Word word, String text) {
    lines.offer(new ClimbLine(word, text));
  }

  private void write() {
    var still = new ClimbLine(ClimbLine.Word.STILL, "");
    try {
      while (true) {
        var line = lines.poll(SIGN_OF_LIFE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        socket.getOutputStream().write((line == null ? still : line).bytes());
        if (line != null && line.isLast()) {
          socket.shutdownOutput();
          return;
        }
      }
    } catch (IOException e) {
      // the caller is gone; what was asked for goes on
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a moment until the last line is read. */
  @Override
  public void close() {
    try (socket) {
      if (writer.join(LAST_WORDS)) {
        // a connection closed over unread bytes is reset, and the last line may be lost with it
        socket.setSoTimeout((int) LAST_WORDS.toMillis());
        socket.getInputStream().readNBytes(ClimbLine.MOST_BYTES);
      }
    } catch (IOException e) {
      // gone before it heard the last word
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
