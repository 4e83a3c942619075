package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebServerUserDataTest {

  private static String userData(Stage stage) {
    var type = stage.number() < 3 ? "AWS::EC2::Instance" : "AWS::EC2::LaunchTemplate";
    return SynthesizedStages.of(stage)
        .template()
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .flatMap(resource -> resource.findValues("UserData").stream())
        .findFirst()
        .orElseThrow()
        .toString();
  }

  @Test
  void settingsComeBeforeTheSoftwareThatReadsThem() {
    var text = userData(Stage.SINGLE_BOX);

    assertThat(text.indexOf("/etc/millions/settings")).isLessThan(text.indexOf("aws s3 cp"));
    assertThat(text.indexOf("aws s3 cp")).isLessThan(text.indexOf("install.sh"));
    assertThat(text).contains("[scripts-user, always]");
  }

  @Test
  void machineKnowsWhereItsDataIs() {
    assertThat(userData(Stage.SINGLE_BOX)).contains("HOME=box");
    assertThat(userData(Stage.SEPARATE_DATA)).contains("HOME=services");
  }

  @Test
  void userDataNamesSecretsAndHoldsNone() {
    assertThat(userData(Stage.CACHED_READS))
        .contains("/run/millions/sql-password=@{secret:", "/run/millions/redis-password=@{secret:")
        .doesNotContain("resolve:secretsmanager");
  }

  /** EC2 accepts at most 16 KB. */
  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"SINGLE_BOX", "SEPARATE_DATA", "LOAD_BALANCED", "CACHED_READS"})
  void userDataIsShortEnough(Stage stage) {
    assertThat(userData(stage).length()).isLessThan(12_000);
  }
}
