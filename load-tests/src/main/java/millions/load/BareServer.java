package millions.load;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * The baseline of the hot read: the HTTP server under the web process, with nothing on it. It
 * answers every request with the bytes of one file. One event loop a processor, as many servers
 * sharing the port.
 */
final class BareServer {

  private BareServer() {}

  /** Arguments: port, content type, file. */
  public static void main(String[] arguments) throws IOException {
    // Netty takes the first logger it finds, and that one would write a line for each request.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    var port = Integer.parseInt(arguments[0]);
    var type = HttpHeaders.createOptimized(arguments[1]);
    var body = Buffer.buffer(Files.readAllBytes(Path.of(arguments[2])));
    var length = HttpHeaders.createOptimized(Integer.toString(body.length()));
    var vertx = Vertx.vertx();
    var servers = new ArrayList<Future<?>>();
    for (var loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
      servers.add(
          vertx
              .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
              .requestHandler(
                  request ->
                      request
                          .response()
                          .putHeader(HttpHeaders.CONTENT_TYPE, type)
                          .putHeader(HttpHeaders.CONTENT_LENGTH, length)
                          .end(body))
              .listen());
    }
    Future.all(servers)
        .onFailure(
            failure -> {
              System.err.println("cannot listen on " + port + ": " + failure.getMessage());
              System.exit(1);
            });
  }
}
