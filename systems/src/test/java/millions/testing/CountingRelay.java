package millions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on to a server and counts how often a client asks after it was answered. */
public final class CountingRelay implements AutoCloseable {

  private final ServerSocket door;
  private final int serverPort;
  private final AtomicInteger questions = new AtomicInteger();

  public CountingRelay(int serverPort) {
    this.serverPort = serverPort;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** How many questions the work costs; of one client at a time. */
  public int roundTrips(Runnable work) {
    var before = questions.get();
    work.run();
    return questions.get() - before;
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var answered = new AtomicBoolean(true);
        Thread.ofVirtual()
            .start(
                () ->
                    pass(
                        client,
                        server,
                        () -> {
                          if (answered.getAndSet(false)) {
                            questions.incrementAndGet();
                          }
                        }));
        Thread.ofVirtual().start(() -> pass(server, client, () -> answered.set(true)));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void pass(Socket from, Socket to, Runnable each) {
    var buffer = new byte[64 * 1024];
    try (from;
        to) {
      for (var read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        each.run();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side went, and with it the other.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
