package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import millions.local.process.Ports;
import millions.local.testing.CommandProcess;
import millions.local.testing.CommandProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up} refuses of LocalStack, each in a process of its own as at the keyboard. */
class LocalStackOptionsTest {

  @TempDir private Path home;

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

  private Outcome run(String... arguments) throws Exception {
    return new CommandProcess(home).run(arguments);
  }
}
