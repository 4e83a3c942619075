package millions.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;

/**
 * Where a supervisor is asked to climb, by a command given from another terminal: a port of
 * 127.0.0.1 that wants a token first, which only the owner of the state directory can read. The
 * request is one line, {@code TOKEN climb STAGE}; the answer is {@link ClimbLine}s.
 */
final class ClimbDoor implements AutoCloseable {

  private static final int MOST_REQUEST_BYTES = 128;
  private static final int AT_ONCE = 8;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Climber climber;
  private final Duration requestLimit;
  private final ServerSocket server;
  private final Key key;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private Thread accepting;

  /** What opens the door. */
  record Key(int port, String token) {

    @Override
    public String toString() {
      return "Key[port=" + port + "]";
    }
  }

  /** Whoever does it. */
  @FunctionalInterface
  interface Climber {

    /**
     * Returns when it is done.
     *
     * @param stage its number or name, as it was asked for
     * @param tell what happens meanwhile
     * @return one sentence
     * @throws CommandRefused when nothing was done
     * @throws RuntimeException when it failed
     */
    String climb(String stage, Consumer<String> tell) throws InterruptedException;
  }

  private ClimbDoor(Climber climber, Duration requestLimit, ServerSocket server) {
    this.climber = climber;
    this.requestLimit = requestLimit;
    this.server = server;
    var token = new byte[32];
    new SecureRandom().nextBytes(token);
    this.key = new Key(server.getLocalPort(), HexFormat.of().formatHex(token));
  }

  /**
   * @param requestLimit how long a request may take to come
   */
  static ClimbDoor open(Climber climber, Duration requestLimit) {
    try {
      var server = new ServerSocket();
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      var door = new ClimbDoor(climber, requestLimit, server);
      door.accepting = Thread.ofVirtual().name("climb-door").start(door::accept);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Key key() {
    return key;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        // closed, or the caller is gone already
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (!places.tryAcquire()) {
      socket.close();
      return;
    }
    Thread.ofVirtual()
        .name("climb-caller")
        .start(
            () -> {
              try (var caller = new ClimbCaller(socket)) {
                answer(socket, caller);
              } finally {
                places.release();
              }
            });
  }

  private void answer(Socket socket, ClimbCaller caller) {
    try {
      var words = ClimbLine.read(socket, MOST_REQUEST_BYTES, requestLimit).split(" ", -1);
      if (!isToken(words[0])) {
        caller.end(ClimbLine.Word.REFUSED, "The token is not the one in run/supervisor.json.");
      } else if (words.length != 3 || !words[1].equals("climb")) {
        caller.end(ClimbLine.Word.REFUSED, "The request is not understood.");
      } else {
        caller.end(ClimbLine.Word.DONE, climber.climb(words[2], caller::tell));
      }
    } catch (IOException e) {
      caller.end(ClimbLine.Word.REFUSED, "The request cannot be read: " + e.getMessage());
    } catch (CommandRefused e) {
      caller.end(ClimbLine.Word.REFUSED, e.getMessage());
    } catch (RuntimeException e) {
      caller.end(ClimbLine.Word.FAILED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isToken(String word) {
    return MessageDigest.isEqual(
        word.getBytes(StandardCharsets.UTF_8), key.token().getBytes(StandardCharsets.UTF_8));
  }

  /** Takes no more callers; those who are answered stay until they are. */
  @Override
  public void close() {
    if (server.isClosed()) {
      return;
    }
    try {
      server.close();
      // the port is free when nobody waits at it any more
      accepting.join();
      places.tryAcquire(AT_ONCE, LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
