package millions.local.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a command and the supervisor talk, over a real socket. */
class ControlServerTest {

  /** What does a climb of the test. */
  @FunctionalInterface
  private interface Climber {
    String climb(String stage, Consumer<String> tell) throws InterruptedException;
  }

  private final List<String> climbed = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private Optional<String> status = Optional.of("{\"stage\": 3}");
  private Climber climber = (stage, tell) -> "Stage " + stage + " answers";
  private final ControlServer server = ControlServer.open(new Controls());

  private final class Controls implements RunControls {

    @Override
    public String climb(String stage, Consumer<String> tell) throws InterruptedException {
      climbed.add(stage);
      return climber.climb(stage, tell);
    }

    @Override
    public Optional<String> status() {
      return status;
    }

    @Override
    public String stop() {
      stopped.add("stop");
      return "Stopping";
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String climb() throws IOException, InterruptedException {
    try (var client = new ControlClient(server.key())) {
      return client.climb(Stage.CACHED_READS, told::add);
    }
  }

  @Test
  void whatHappensIsToldLineByLineAndTheEndIsOneSentence() throws Exception {
    climber =
        (stage, tell) -> {
          tell.accept("web-1 is drained");
          tell.accept("two\nlines, and C:\\new \"quoted\"");
          return "Stage 4 answers – at last";
        };
    assertThat(climb()).isEqualTo("Stage 4 answers – at last");
    assertThat(told).containsExactly("web-1 is drained", "two\nlines, and C:\\new \"quoted\"");
    assertThat(climbed).containsExactly("4");
  }

  @Test
  void failureArrivesWithItsCause() {
    climber =
        (stage, tell) -> {
          throw new StartFailure("cache ended. Its log:\n    no memory");
        };
    assertThatThrownBy(this::climb)
        .isInstanceOf(StartFailure.class)
        .hasMessage("cache ended. Its log:\n    no memory");
  }

  @Test
  void refusalIsNoFailure() {
    climber =
        (stage, tell) -> {
          throw CommandRefused.refused("It is just climbing.");
        };
    assertThatThrownBy(this::climb)
        .isInstanceOf(CommandRefused.class)
        .hasMessage("It is just climbing.");
  }

  @Test
  void statusIsGivenAsItIs() throws Exception {
    try (var client = new ControlClient(server.key())) {
      assertThat(client.status()).isEqualTo(status);
      status = Optional.empty();
      assertThat(client.status()).isEmpty();
    }
  }

  @Test
  void stopBeginsTheEnd() throws Exception {
    try (var client = new ControlClient(server.key())) {
      client.stop();
    }
    assertThat(stopped).hasSize(1);
  }

  @Test
  void serverThatIsGoneIsSaidSo() {
    server.close();
    assertThatThrownBy(this::climb).isInstanceOf(IOException.class);
  }

  @Test
  void withoutTheTokenNothingIsDone() throws Exception {
    var other = new ControlKey(server.key().port(), "0".repeat(64));
    try (var client = new ControlClient(other)) {
      assertThatThrownBy(() -> client.climb(Stage.CACHED_READS, told::add))
          .isInstanceOf(CommandRefused.class)
          .hasMessageContaining("The token");
      assertThat(client.status()).isEmpty();
      assertThatThrownBy(client::stop).isInstanceOf(IOException.class);
    }
    assertThat(answerTo("GET /status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401 ");
    assertThat(climbed).isEmpty();
    assertThat(stopped).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /dance | {} | 404",
        "GET | /climb | | 404",
        "GET | /stop | | 404",
        "POST | /status | {} | 404",
        "POST | /climb | | 400",
        "POST | /climb | {} | 400",
        "POST | /climb | stage 4 | 400",
        "POST | /climb | [4 | 400"
      })
  void otherRequestsAreRefusedAndChangeNothing(String method, String path, String body, int status)
      throws Exception {
    assertThat(answerTo(request(method, path, body == null ? "" : body)))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("{\"refused\":\"");
    assertThat(climbed).isEmpty();
    assertThat(stopped).isEmpty();
    assertThat(climb()).isEqualTo("Stage 4 answers");
  }

  @Test
  void endlessBodyIsNotRead() throws Exception {
    assertThat(answerTo(request("POST", "/climb", "{\"stage\": \"4\"" + " ".repeat(50_000))))
        .startsWith("HTTP/1.1 413 ");
    assertThat(climbed).isEmpty();
  }

  private String request(String method, String path, String body) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(
            method, path, ControlKey.HEADER, server.key().headerValue(), body.length(), body);
  }

  private String answerTo(String request) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", server.key().port());
  }

  @Test
  void silentCallersDoNotKeepOthersOut() throws Exception {
    var silent = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 20; i++) {
        var socket = connect();
        silent.add(socket);
        socket.getOutputStream().write("POST /cli".getBytes(UTF_8));
      }
      assertThat(climb()).isEqualTo("Stage 4 answers");
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void climbGoesOnWhenItsCallerGoes() throws Exception {
    var gone = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    climber =
        (stage, tell) -> {
          gone.await();
          for (int i = 0; i < 5_000; i++) {
            tell.accept("step " + i);
          }
          done.countDown();
          return "done";
        };
    var socket = connect();
    socket.getOutputStream().write(request("POST", "/climb", "{\"stage\": \"4\"}").getBytes(UTF_8));
    await().until(() -> !climbed.isEmpty());
    socket.close();
    gone.countDown();
    done.await();
  }

  @Test
  void climbDoesNotWaitForACallerThatDoesNotListen() throws Exception {
    var done = new CountDownLatch(1);
    climber =
        (stage, tell) -> {
          for (int i = 0; i < 5_000; i++) {
            tell.accept("step %d %s".formatted(i, "x".repeat(4_000)));
          }
          done.countDown();
          return "done";
        };
    try (var socket = connect()) {
      socket
          .getOutputStream()
          .write(request("POST", "/climb", "{\"stage\": \"4\"}").getBytes(UTF_8));
      done.await();
    }
  }
}
