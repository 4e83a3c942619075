package millions.standins.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A real HTTP server of a few lines to stand behind the server under test; it remembers what it was
 * asked.
 */
public final class TestOrigin implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, Handler> handlers = new ConcurrentHashMap<>();

  public TestOrigin() {
    this(0);
  }

  public TestOrigin(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    on("/q/health/ready", exchange -> send(exchange, 200, "up"));
    server.start();
  }

  public TestOrigin on(String path, Handler handler) {
    handlers.put(path, handler);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (!path.startsWith("/q/")) {
      asked.add(exchange);
    }
    var missing = (Handler) unknown -> send(unknown, 404, "nothing here");
    handlers.getOrDefault(path, missing).answer(exchange);
  }

  public static void send(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bytes.length == 0 || head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The requests so far, health checks not counted. */
  public List<HttpExchange> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
