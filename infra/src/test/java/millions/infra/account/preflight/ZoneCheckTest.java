package millions.infra.account.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import millions.infra.account.RecordedAws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZoneCheckTest {

  private final RecordedAws aws = new RecordedAws().with("DescribeAvailabilityZones.xml");

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void zonesForEveryStageAreOk() {
    assertThat(
            new ZoneCheck(aws.account()).finding(List.of("us-east-1a", "us-east-1b")).isMissing())
        .isFalse();
  }

  @Test
  void zoneWithoutVpcOriginsIsNamedBeforeStage1() {
    var finding = new ZoneCheck(aws.account()).finding(List.of("us-east-1a", "us-east-1e"));

    assertThat(finding.isMissing()).isTrue();
    assertThat(finding.line()).contains("us-east-1e: ", "-c zones=us-east-1a,us-east-1b");
  }

  @Test
  void absentZoneIsNamed() {
    var finding = new ZoneCheck(aws.account()).finding(List.of("us-east-1a", "us-east-1z"));

    assertThat(finding.line()).contains("us-east-1z: not there");
  }
}
