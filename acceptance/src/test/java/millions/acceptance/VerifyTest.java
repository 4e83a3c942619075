package millions.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the suite says of a URL that is not a working stage: real servers that answer wrong. */
class VerifyTest {

  private static final String TOPOLOGY =
      """
      {"stage":{"number":1,"name":"single-box"},"url":"http://localhost:8080",\
      "parts":[{"role":"web-1","kind":"web","health":"up","needs":[]}]}""";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** A server that says the same to everything, but for the topology. */
  private URI answering(int status, String type, String body, String topology) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var stage = topology != null && exchange.getRequestURI().getPath().equals("/topology");
          var bytes = (stage ? topology : body).getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", stage ? "application/json" : type);
          exchange.sendResponseHeaders(stage ? 200 : status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Verify.Result verify(URI url) {
    return Verify.run(url, new PrintStream(printed, true, UTF_8));
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }

  @Test
  void nothingThereIsOneSentence() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var result = verify(URI.create("http://127.0.0.1:" + port));
    assertThat(result.ok()).isFalse();
    assertThat(lines()).hasSize(2).last().isEqualTo("0 passed, 1 failed");
    assertThat(lines().getFirst()).startsWith("Nothing to verify at http://127.0.0.1:" + port);
  }

  @Test
  void somethingElseThereIsOneSentence() throws IOException {
    var result = verify(answering(200, "text/html", "<h1>It works!</h1>", null));
    assertThat(result.ok()).isFalse();
    assertThat(lines()).hasSize(2).last().isEqualTo("0 passed, 1 failed");
    assertThat(lines().getFirst()).contains("not Millions", "It works!");
  }

  @Test
  void otherJsonThereIsOneSentence() throws IOException {
    assertThat(verify(answering(200, "application/json", "[]", null)).ok()).isFalse();
    assertThat(lines().getFirst()).contains("not Millions");
  }

  @Test
  void noUrlIsOneSentence() {
    assertThat(verify(URI.create("localhost:8080")).ok()).isFalse();
    assertThat(lines().getFirst()).startsWith("Not a URL");
  }

  @Test
  void brokenStageFailsCheckByCheckWithReasons() throws IOException {
    var result = verify(answering(500, "text/plain", "out of order", TOPOLOGY));
    assertThat(result.ok()).isFalse();
    assertThat(result.failed()).isGreaterThan(80);
    assertThat(result.skipped()).as("no edge, no cache, no balancer; slow").isEqualTo(4);
    assertThat(lines())
        .contains("posted pastes", "  ✗ same text twice makes two links")
        .contains(
            "      expected 201, but POST /pastes answered 500 text/plain (12 bytes) out of order")
        .contains("      skipped: this stage has no edge")
        .last()
        .isEqualTo(result.passed() + " passed, " + result.failed() + " failed");
  }

  /** A check that passes against a server that says the same to everything checks nothing. */
  @Test
  void serverThatAlwaysAgreesPassesAlmostNothing() throws IOException {
    var result = verify(answering(200, "application/json", "{\"link\":\"aaaaaaa\"}", TOPOLOGY));
    assertThat(result.failed()).isGreaterThan(10 * result.passed());
  }
}
