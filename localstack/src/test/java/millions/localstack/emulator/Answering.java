package millions.localstack.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that says at its paths what the test wants, as some LocalStack would. */
final class Answering implements AutoCloseable {

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  /**
   * @param port 0: any
   */
  Answering(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          var text = answers.getOrDefault(exchange.getRequestURI().getPath(), "");
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  Answering asLocalStack() {
    answers.put("/_localstack/health", "{\"services\": {}}");
    return this;
  }

  Answering withMarker(String json) {
    answers.put("/_millions/", json);
    return this;
  }

  void nothingMore() {
    answers.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
