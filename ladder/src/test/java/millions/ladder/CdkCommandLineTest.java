package millions.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdkCommandLineTest {

  private final CdkCommandLine cdk = new CdkCommandLine(Path.of("infra"));

  @Test
  void deploysTheOneStackAndAsksNothing() {
    assertThat(cdk.deploy(List.of("-c", "stage=4")))
        .containsExactly(
            Path.of("infra/node_modules/.bin/cdk").toString(),
            "deploy",
            "Millions",
            "-c",
            "stage=4",
            "--require-approval",
            "never",
            "--progress",
            "events",
            "--no-notices");
  }

  @Test
  void tellsNobody() {
    assertThat(
            CdkCommandLine.process(Path.of("."), cdk.command(List.of("bootstrap"))).environment())
        .containsEntry("CDK_DISABLE_CLI_TELEMETRY", "true")
        .containsEntry("CDK_DISABLE_VERSION_CHECK", "1");
  }
}
