package millions.infra.account.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdkToolingTest {

  @Test
  void absentNodeIsMissing() {
    assertThat(CdkTooling.node(Optional.empty()).isMissing()).isTrue();
  }

  @Test
  void oldNodeIsMissing() {
    assertThat(CdkTooling.node(Optional.of("v18.20.4")).line())
        .startsWith("  MISSING Node         18.20.4 is too old for the CDK\n");
  }

  @Test
  void newerNodeIsOk() {
    assertThat(CdkTooling.node(Optional.of("v24.1.0"))).isEqualTo(Finding.ok("Node", "24.1.0"));
  }

  @Test
  void commandLineOfAnotherVersionIsMissing(@TempDir Path infra) throws Exception {
    Files.writeString(
        infra.resolve("package.json"),
        """
        {"devDependencies": {"aws-cdk": "2.1148.1"}}""");
    var installed = Files.createDirectories(infra.resolve("node_modules/aws-cdk"));
    Files.writeString(
        installed.resolve("package.json"),
        """
        {"version": "3.0.0"}""");

    assertThat(new CdkTooling(infra).findings().getLast().line())
        .contains("2.1148.1 is not installed in infra/, but 3.0.0 is", "→ cd infra && npm ci");
  }
}
