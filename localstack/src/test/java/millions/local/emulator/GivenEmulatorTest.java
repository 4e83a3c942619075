package millions.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import millions.local.stage.NotNow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenEmulatorTest {

  private static final String HEALTH = "/_localstack/health";
  private static final String MARKER = "/_millions/";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> told = new ArrayList<>();
  private HttpServer server;
  private GivenEmulator emulator;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
    emulator = new GivenEmulator(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void whateverIsNoLocalStackIsRefused() {
    assertThatThrownBy(() -> emulator.start(told::add))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("Nothing at " + emulator.endpoint())
        .hasMessageContaining("localstack/compose.yaml");
  }

  @Test
  void aLocalStackWithoutOurScriptsIsRefused() {
    answers.put(HEALTH, "{\"services\": {}}");
    assertThatThrownBy(() -> emulator.start(told::add))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("without our start-up scripts")
        .hasMessageContaining("localstack/compose.yaml");
  }

  @Test
  void itsLivesAreCounted() {
    answers.put(HEALTH, "{\"services\": {}}");
    answers.put(MARKER, "{\"life\": \"a\", \"kept\": true}");
    emulator.start(told::add);
    assertThat(told).isEmpty();
    assertThat(emulator.check()).isTrue();
    assertThat(emulator.lives()).isEqualTo(1);

    answers.clear();
    assertThat(emulator.check()).isFalse();
    assertThat(emulator.lives()).isEqualTo(1);

    answers.put(MARKER, "{\"life\": \"b\", \"kept\": true}");
    assertThat(emulator.check()).isTrue();
    assertThat(emulator.lives()).isEqualTo(2);
  }

  @Test
  void oneThatForgetsIsToldOf() {
    answers.put(HEALTH, "{\"services\": {}}");
    answers.put(MARKER, "{\"life\": \"a\", \"kept\": false}");
    emulator.start(told::add);
    assertThat(told).singleElement().asString().contains("MILLIONS_KEEP");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> new GivenEmulator(URI.create("localhost:4566")))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("http://localhost:4566");
  }
}
