package millions.local.standin.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One client's connection through the {@link ClusterEndpoint}: bytes both ways, each half closed
 * alone.
 */
final class RelayedConnection {

  private static final int BUFFER = 32 * 1024;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  private final SocketChannel client;
  private final SocketChannel server;
  private final int port;

  RelayedConnection(SocketChannel client, SocketChannel server, int port) {
    this.client = client;
    this.server = server;
    this.port = port;
  }

  /** Passes bytes until both sides have ended. */
  void run() {
    try {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server
          .socket()
          .connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              (int) CONNECT_LIMIT.toMillis());
      // A virtual thread is woken through a poller, which doubles the time of a one-row query; and
      // a
      // database has a hundred sessions, not thousands.
      var back =
          Thread.ofPlatform().daemon().name("sql-relay-back").start(() -> pump(server, client));
      pump(client, server);
      back.join();
    } catch (IOException refused) {
      // The client sees its connection closed; it knows what that means better than we do.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private void pump(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocateDirect(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close();
    }
  }

  void close() {
    close(client);
    close(server);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyBroken) {
      // Closed is all it should be.
    }
  }
}
