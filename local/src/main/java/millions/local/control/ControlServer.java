package millions.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import millions.ladder.CommandRefused;

/**
 * The control endpoint of a supervisor: HTTP on a port of 127.0.0.1 that wants the token of {@link
 * #key}.
 *
 * <ul>
 *   <li>{@code POST /climb} with {@code {"stage": "4"}}: lines of JSON while it climbs, the last
 *       one says how it ended ({@code application/x-ndjson})
 *   <li>{@code GET /status}: the stage as {@code status --json} prints it
 *   <li>{@code POST /stop}: begins to stop the run
 * </ul>
 *
 * <p>The JDK's own server: the supervisor stays small, and a blocking handler on a virtual thread
 * is all that a stream of lines needs.
 */
public final class ControlServer implements AutoCloseable {

  private static final int MOST_BODY_BYTES = 4 * 1024;
  private static final int LAST_WORDS_SECONDS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunControls controls;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ControlKey key;

  private ControlServer(RunControls controls, HttpServer server) {
    this.controls = controls;
    this.server = server;
    var token = new byte[32];
    new SecureRandom().nextBytes(token);
    this.key = new ControlKey(server.getAddress().getPort(), HexFormat.of().formatHex(token));
  }

  /** Listens at a free port. */
  public static ControlServer open(RunControls controls) {
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      var control = new ControlServer(controls, HttpServer.create(address, 0));
      control.server.setExecutor(control.workers);
      control.server.createContext("/", control::handle);
      control.server.start();
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ControlKey key() {
    return key;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var wanted = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (!hasToken(exchange)) {
        refuse(exchange, 401, "The token is not the one in run/supervisor.json.");
        return;
      }
      switch (wanted) {
        case "POST /climb" -> climb(exchange);
        case "GET /status" -> status(exchange);
        case "POST /stop" -> answer(exchange, 202, ControlLine.Kind.DONE, controls.stop());
        default -> refuse(exchange, 404, "There are POST /climb, GET /status and POST /stop only.");
      }
    }
  }

  private boolean hasToken(HttpExchange exchange) {
    var given = String.valueOf(exchange.getRequestHeaders().getFirst(ControlKey.HEADER));
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), key.headerValue().getBytes(StandardCharsets.UTF_8));
  }

  private void status(HttpExchange exchange) throws IOException {
    var status = controls.status();
    if (status.isEmpty()) {
      refuse(exchange, 503, "A stage is just starting or stopping here.");
    } else {
      send(exchange, 200, "application/json", status.get());
    }
  }

  private void climb(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      refuse(exchange, 413, "The body has at most %d bytes.".formatted(MOST_BODY_BYTES));
      return;
    }
    var stage = stage(body);
    if (stage.isEmpty()) {
      refuse(exchange, 400, "stage: the body names the stage to climb to: {\"stage\": \"4\"}.");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
    try (var answer = new ControlAnswer(exchange.getResponseBody())) {
      answer.end(outcome(stage, answer));
    }
  }

  private static String stage(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("stage").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private ControlLine outcome(String stage, ControlAnswer answer) {
    try {
      return new ControlLine(ControlLine.Kind.DONE, controls.climb(stage, answer::tell));
    } catch (CommandRefused e) {
      return new ControlLine(ControlLine.Kind.REFUSED, e.getMessage());
    } catch (RuntimeException e) {
      return new ControlLine(ControlLine.Kind.FAILED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ControlLine(ControlLine.Kind.FAILED, "The supervisor is going.");
    }
  }

  private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
    answer(exchange, status, ControlLine.Kind.REFUSED, text);
  }

  private static void answer(HttpExchange exchange, int status, ControlLine.Kind kind, String text)
      throws IOException {
    send(exchange, status, "application/json", new ControlLine(kind, text).json());
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Takes no more requests; answers under way have a few seconds to come to their end. */
  @Override
  public void close() {
    server.stop(LAST_WORDS_SECONDS);
    workers.shutdownNow();
  }
}
