package millions.infra.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import millions.ladder.CdkCommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdkDeploymentTest {

  @Test
  void linesOfTheChildArePassedOnAndItsExitCodeIsKept(@TempDir Path directory) {
    var bytes = new ByteArrayOutputStream();
    var child = new CdkDeployment(directory, List.of("sh", "-c", "echo one; echo two >&2; exit 3"));

    var code = child.run(new PrintStream(bytes, true, UTF_8));

    assertThat(code).isEqualTo(3);
    assertThat(bytes.toString(UTF_8).lines()).containsExactly("  one", "  two");
  }

  @Test
  void whatWasShownIsWhatIsDeployed() {
    assertThat(CdkDeployment.of(new CdkCommandLine(Path.of("infra")), Path.of("shown")).command())
        .containsSubsequence("--app", "shown")
        .doesNotContain("-c");
  }
}
