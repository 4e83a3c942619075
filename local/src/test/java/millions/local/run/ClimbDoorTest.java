package millions.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command and the supervisor talk, over a real socket. */
class ClimbDoorTest {

  private final List<String> climbed = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ClimbDoor door = ClimbDoor.open(this::climb, Duration.ofMillis(300));
  private ClimbDoor.Climber climber = (stage, tell) -> "Stage " + stage + " answers";

  private String climb(String stage, Consumer<String> tell) throws InterruptedException {
    climbed.add(stage);
    return climber.climb(stage, tell);
  }

  @AfterEach
  void close() {
    door.close();
  }

  private String call() {
    return new ClimbCall(record(Optional.of(door.key())), told::add).to(Stage.CACHED_READS);
  }

  private static RunRecord record(Optional<ClimbDoor.Key> key) {
    return new RunRecord(42, Stage.LOAD_BALANCED, "http://localhost:1", true, key);
  }

  @Test
  void whatHappensIsToldLineByLineAndTheEndIsOneSentence() {
    climber =
        (stage, tell) -> {
          tell.accept("web-1 is drained");
          tell.accept("two\nlines, and C:\\new");
          return "Stage 4 answers – at last";
        };
    assertThat(call()).isEqualTo("Stage 4 answers – at last");
    assertThat(told).containsExactly("web-1 is drained", "two\nlines, and C:\\new");
    assertThat(climbed).containsExactly("4");
  }

  @Test
  void failureArrivesWithItsCause() {
    climber =
        (stage, tell) -> {
          throw new StartFailure("cache ended. Its log:\n    no memory");
        };
    assertThatThrownBy(this::call)
        .isInstanceOf(StartFailure.class)
        .hasMessage("cache ended. Its log:\n    no memory");
  }

  @Test
  void refusalIsNoFailure() {
    climber =
        (stage, tell) -> {
          throw CommandRefused.refused("It is just climbing.");
        };
    assertThatThrownBy(this::call)
        .isInstanceOf(CommandRefused.class)
        .hasMessage("It is just climbing.");
  }

  @Test
  void runThatIsNotReadyIsNotAsked() {
    var call = new ClimbCall(record(Optional.empty()), told::add);
    assertThatThrownBy(() -> call.to(Stage.CACHED_READS))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Stage 3 load-balanced is just starting");
  }

  @Test
  void supervisorThatIsGoneIsSaidSo() {
    door.close();
    assertThatThrownBy(this::call)
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("cannot be asked to climb");
  }

  @Test
  void sameStageOtherPortAndForgottenDataAreNoClimb() {
    var call = new ClimbCall(record(Optional.of(door.key())), told::add);
    assertThatThrownBy(() -> call.asFarAs(Stage.LOAD_BALANCED, Optional.empty(), false))
        .hasMessage(
            "Stage 3 load-balanced is running at http://localhost:1 (process 42). Stop it first: ./millions down");
    assertThatThrownBy(() -> call.asFarAs(Stage.CACHED_READS, Optional.of(2), false))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("A climb keeps the port");
    assertThatThrownBy(() -> call.asFarAs(Stage.CACHED_READS, Optional.empty(), true))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("A climb keeps the data");
    assertThat(call.asFarAs(Stage.CACHED_READS, Optional.of(1), false)).isSameAs(call);
    assertThat(climbed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "climb 4\n",
        " climb 4\n",
        "0000 climb 4\n",
        "GET / HTTP/1.1\r\n",
        "TOKEN\n",
        "TOKEN dance 4\n",
        "TOKEN climb\n",
        "TOKEN climb 4 now\n",
        "\n",
        "TOKEN climb 4"
      })
  void otherRequestsAreRefusedAndChangeNothing(String request) throws IOException {
    var answer = answerTo(request.replace("TOKEN", door.key().token()));
    assertThat(answer).startsWith("refused The ").endsWith("\n");
    assertThat(climbed).isEmpty();
    assertThat(call()).isEqualTo("Stage 4 answers");
  }

  @Test
  void requestWithoutAnEndIsNotReadForEver() throws IOException {
    assertThat(answerTo("x".repeat(50_000))).startsWith("refused The request cannot be read");
    assertThat(climbed).isEmpty();
  }

  private String answerTo(String request) throws IOException {
    try (var socket = ClimbLine.connect(door.key().port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void silentCallersDoNotKeepOthersOut() throws IOException {
    var silent = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 20; i++) {
        silent.add(ClimbLine.connect(door.key().port()));
      }
      await().ignoreExceptions().until(() -> call().equals("Stage 4 answers"));
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
    var socket = ClimbLine.connect(door.key().port());
    socket.getOutputStream().write((door.key().token() + " climb 4\n").getBytes(UTF_8));
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
    try (var socket = ClimbLine.connect(door.key().port())) {
      socket.getOutputStream().write((door.key().token() + " climb 4\n").getBytes(UTF_8));
      done.await();
    }
  }

  @Test
  void onlyItsOwnerReadsTheToken(@TempDir Path directory) throws IOException {
    var state = new StateDirectory(directory);
    state.create();
    var record = record(Optional.of(door.key()));
    record.write(state);
    assertThat(RunRecord.read(state)).contains(record);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("run/supervisor.json"))))
        .isEqualTo("rw-------");
    assertThat(record.toString()).doesNotContain(door.key().token());
  }
}
