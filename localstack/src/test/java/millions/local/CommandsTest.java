package millions.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import millions.local.process.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The refusals of the commands, each in a process of its own as at the keyboard. */
class CommandsTest {

  @TempDir private Path home;

  /** What a command printed, both streams, and how it ended. */
  private record Outcome(int exitCode, String text) {}

  @Test
  void unknownStageIsAnsweredWithTheStages() throws Exception {
    var outcome = run("up", "9");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("There is no stage '9'").contains("4 cached-reads");
  }

  @Test
  void stageNotBuiltYetIsNamed() throws Exception {
    var outcome = run("up", "6");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("Stage 6 async-workers is not built yet");
  }

  @Test
  void impossiblePortIsRefused() throws Exception {
    assertThat(run("up", "1", "--port", "70000").exitCode()).isEqualTo(2);
    assertThat(run("up", "1", "--port", "http").exitCode()).isEqualTo(2);
  }

  @Test
  void unknownBackendIsAnsweredWithBoth() throws Exception {
    var outcome = run("up", "1", "--backend", "aws");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("embedded or localstack, not aws");
  }

  @Test
  void endpointIsForLocalStackAlone() throws Exception {
    assertThat(run("up", "1", "--endpoint", "http://localhost:4566").exitCode()).isEqualTo(2);
    var outcome = run("up", "1", "--backend", "localstack", "--endpoint", "localhost:4566");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("http://HOST:PORT");
  }

  /** Port 1 is nobody's. */
  @Test
  void endpointWhereNothingAnswersIsNamedAndNothingStarts() throws Exception {
    var outcome = run("up", "1", "--backend", "localstack", "--endpoint", "http://localhost:1");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.text()).contains("Nothing at http://localhost:1 answers");
    assertThat(run("status").exitCode()).isEqualTo(1);
  }

  /** Content that only LocalStack holds would be missed by a run without it. */
  @Test
  void contentLeftInLocalStackIsNotLeftBehind() throws Exception {
    Files.createDirectories(home.resolve("data"));
    Files.writeString(home.resolve("data/content-bucket"), "some-bucket\nours\n");
    var outcome = run("up", "1", "--port", String.valueOf(new Ports().next()));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.text()).contains("some-bucket").contains("--backend localstack");
  }

  @Test
  void unknownOptionIsRefused() throws Exception {
    var outcome = run("up", "--frsh");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("--frsh");
  }

  @Test
  void takenPortIsNamedAndNothingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = String.valueOf(taken.getLocalPort());
      var outcome = run("up", "1", "--port", port);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.text()).contains("Port " + port + " is taken").contains("--port");
      assertThat(home.resolve("logs")).doesNotExist();
      assertThat(run("status").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void withoutAStageStatusSaysSoAndDownIsContent() throws Exception {
    var status = run("status", "--json");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.text()).contains("No stage is running");
    var down = run("down");
    assertThat(down.exitCode()).isZero();
    assertThat(down.text()).contains("No stage is running");
  }

  @Test
  void verifyWhereNobodyListensFailsInOneSentence() throws Exception {
    var outcome = run("verify", "--url", "http://localhost:1");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.text().strip()).endsWith("0 passed, 1 failed");
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(OwnCommand.line());
    command.addAll(List.of(arguments));
    var output = Files.createTempFile("millions", ".out");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MILLIONS_HOME", home.toString());
    var process = builder.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    var text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Outcome(process.exitValue(), text);
  }
}
