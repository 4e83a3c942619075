package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class SingleServerTest {

  @Test
  void instanceIsArmWithoutAKeyAndRequiresTokens() {
    var machine = SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::EC2::Instance");

    assertThat(machine.path("InstanceType").asText()).isEqualTo("t4g.small");
    assertThat(machine.has("KeyName")).isFalse();
    assertThat(machine.at("/MetadataOptions/HttpTokens").asText()).isEqualTo("required");
  }

  @Test
  void dataVolumeIsAttachedToTheInstance() {
    var machine = SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::EC2::Instance");

    assertThat(machine.at("/Volumes/0/VolumeId/Ref").asText()).startsWith("BoxData");
  }

  @Test
  void dataVolumeHasDailySnapshots() {
    var policy =
        SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::DLM::LifecyclePolicy").path("PolicyDetails");
    var volume = SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::EC2::Volume");

    assertThat(policy.at("/Schedules/0/CreateRule/Interval").asInt()).isEqualTo(24);
    assertThat(volume.path("Tags")).contains(policy.path("TargetTags").path(0));
  }

  @Test
  void instanceRecoversFromFailedHardware() {
    var alarm =
        SynthesizedStages.named(Stage.SINGLE_BOX, "AWS::CloudWatch::Alarm", "Watchmachinehardware");

    assertThat(alarm.path("MetricName").asText()).isEqualTo("StatusCheckFailed_System");
    assertThat(alarm.path("AlarmActions").toString()).contains("ec2:recover");
  }

  @Test
  void volumeAndAddressAreTheSameOnStage2() {
    for (var type : new String[] {"AWS::EC2::Volume", "AWS::EC2::EIP"}) {
      assertThat(SynthesizedStages.only(Stage.SEPARATE_DATA, type))
          .isEqualTo(SynthesizedStages.only(Stage.SINGLE_BOX, type));
    }
  }
}
