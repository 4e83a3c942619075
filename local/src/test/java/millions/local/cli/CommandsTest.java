package millions.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import millions.local.testing.CommandProcess;
import millions.local.testing.CommandProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The refusals of the commands, each in a process of its own as at the keyboard. */
class CommandsTest {

  @TempDir private Path home;

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

  private Outcome run(String... arguments) throws Exception {
    return new CommandProcess(home).run(arguments);
  }
}
