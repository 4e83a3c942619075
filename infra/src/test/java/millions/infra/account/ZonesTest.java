package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZonesTest {

  private final RecordedAws aws = new RecordedAws().with("DescribeAvailabilityZones.xml");

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void zonesThatEveryStageCanStandInAreFine() {
    assertThat(new Zones(aws.account()).finding(List.of("us-east-1a", "us-east-1b")).isMissing())
        .isFalse();
  }

  @Test
  void zoneThatCloudFrontDoesNotReachIsNamedBeforeStage1() {
    var finding = new Zones(aws.account()).finding(List.of("us-east-1a", "us-east-1e"));

    assertThat(finding.isMissing()).isTrue();
    assertThat(finding.line()).contains("us-east-1e: ", "-c zones=us-east-1a,us-east-1b");
  }

  @Test
  void zoneThatTheAccountLacksIsNamed() {
    var finding = new Zones(aws.account()).finding(List.of("us-east-1a", "us-east-1z"));

    assertThat(finding.line()).contains("us-east-1z: not there");
  }
}
