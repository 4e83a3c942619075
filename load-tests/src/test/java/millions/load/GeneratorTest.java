package millions.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both generators against a real server that writes down what it was asked. */
class GeneratorTest {

  enum Kind {
    OURS,
    WRK;

    Generator generator() {
      if (this == OURS) {
        return new OwnGenerator();
      }
      var version = Command.version("wrk", "-v");
      assumeTrue(version.isPresent(), "wrk is not installed");
      return new Wrk(version.orElseThrow());
    }
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Set<String> asked = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final AtomicInteger answers = new AtomicInteger();
  private HttpServer server;
  private URI url;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var type = exchange.getRequestHeaders().getFirst("Content-Type");
          asked.add(
              "%s %s %s %s"
                  .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), type, body));
          answers.incrementAndGet();
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @EnumSource
  void rateIsWhatTheServerAnswered(Kind kind) {
    var rate = kind.generator().perSecond(url, new Requests.Same("/p/a?b=c"), 4, SECOND);
    assertThat(rate).isPositive().isLessThanOrEqualTo(answers.get() + 4);
    assertThat(asked).containsExactly("GET /p/a?b=c null ");
  }

  @ParameterizedTest
  @EnumSource
  void allAddressesAreAsked(Kind kind) {
    var paths = List.of("/p/one", "/p/two", "/p/three");
    kind.generator().perSecond(url, new Requests.AnyOf(paths), 4, SECOND);
    assertThat(asked)
        .containsExactlyInAnyOrder("GET /p/one null ", "GET /p/two null ", "GET /p/three null ");
  }

  @ParameterizedTest
  @EnumSource
  void bodyIsPostedAsItIs(Kind kind) {
    var post = new Requests.Post("/pastes", "application/json", "{\"text\":\"a\\\\b é\"}");
    kind.generator().perSecond(url, post, 4, SECOND);
    assertThat(asked).containsExactly("POST /pastes application/json {\"text\":\"a\\\\b é\"}");
  }

  @ParameterizedTest
  @EnumSource
  void errorsSpoilTheFigure(Kind kind) {
    status = 503;
    var generator = kind.generator();
    assertThatThrownBy(() -> generator.perSecond(url, new Requests.Same("/"), 4, SECOND))
        .isInstanceOf(Spoiled.class)
        .hasMessageContaining("error");
  }

  @ParameterizedTest
  @EnumSource
  void deadServerSpoilsTheFigure(Kind kind) {
    server.stop(0);
    var generator = kind.generator();
    assertThatThrownBy(() -> generator.perSecond(url, new Requests.Same("/"), 4, SECOND))
        .isInstanceOf(Spoiled.class);
  }
}
