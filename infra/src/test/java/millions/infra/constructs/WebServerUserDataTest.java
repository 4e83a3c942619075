package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.Rung;
import millions.infra.synthesis.SynthesizedStages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebServerUserDataTest {

  private static String userData(Rung rung) {
    var type = rung.number() < 3 ? "AWS::EC2::Instance" : "AWS::EC2::LaunchTemplate";
    return SynthesizedStages.of(rung)
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
    var text = userData(Rung.SINGLE_BOX);

    assertThat(text.indexOf("/etc/millions/settings")).isLessThan(text.indexOf("aws s3 cp"));
    assertThat(text.indexOf("aws s3 cp")).isLessThan(text.indexOf("install.sh"));
    assertThat(text).contains("[scripts-user, always]");
  }

  @Test
  void machineKnowsWhereItsDataIs() {
    assertThat(userData(Rung.SINGLE_BOX)).contains("HOME=box");
    assertThat(userData(Rung.SEPARATE_DATA)).contains("HOME=services");
  }

  @Test
  void userDataNamesSecretsAndHoldsNone() {
    assertThat(userData(Rung.CACHED_READS))
        .contains("/run/millions/sql-password=@{secret:", "/run/millions/redis-password=@{secret:")
        .doesNotContain("resolve:secretsmanager");
  }

  /** EC2 accepts at most 16 KB. */
  @ParameterizedTest
  @EnumSource(
      value = Rung.class,
      names = {"SINGLE_BOX", "SEPARATE_DATA", "LOAD_BALANCED", "CACHED_READS"})
  void userDataIsShortEnough(Rung rung) {
    assertThat(userData(rung).length()).isLessThan(12_000);
  }
}
