package millions.standins.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server on 127.0.0.1 with a single event loop: what runs on it needs no locks.
 * Thread-safe.
 */
public final class LoopbackHttpServer {

  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Vertx vertx;
  private HttpServer server;
  private boolean closed;

  public LoopbackHttpServer() {
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  /** The event loop to run timers and clients on. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Listens.
   *
   * @param port on 127.0.0.1; 0 picks one
   * @param headerBytes the request line's and all headers' largest size; more is answered 414 or
   *     431
   * @param idle how long a connection may stay silent
   * @return the port
   * @throws ListenFailure when it cannot
   */
  public int open(int port, int headerBytes, Duration idle, Handler<HttpServerRequest> handler) {
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true)
            .setMaxInitialLineLength(headerBytes)
            .setMaxHeaderSize(headerBytes)
            .setIdleTimeout((int) idle.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    try {
      server = join(vertx.createHttpServer(options).requestHandler(handler).listen());
      return server.actualPort();
    } catch (CompletionException e) {
      vertx.close();
      throw ListenFailure.listening(port, e);
    }
  }

  /**
   * Stops accepting, waits up to {@link StandInServer#GRACE} for answers in flight, ends the event
   * loop. Idempotent.
   */
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    await(
        server.shutdown(StandInServer.GRACE.toMillis(), TimeUnit.MILLISECONDS),
        StandInServer.GRACE.plus(CLOSING));
    // Not composed onto the shutdown: a future of this event loop never completes once it is
    // closed.
    await(vertx.close(), CLOSING);
  }

  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private static void await(Future<?> future, Duration atMost) {
    var done = future.toCompletionStage().toCompletableFuture();
    done.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(e -> null)
        .join();
  }
}
