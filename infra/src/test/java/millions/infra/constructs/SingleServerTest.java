package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.Rung;
import millions.infra.Stages;
import org.junit.jupiter.api.Test;

class SingleServerTest {

  @Test
  void machineIsArmWithoutKeyAndAsksForTokens() {
    var machine = Stages.only(Rung.SINGLE_BOX, "AWS::EC2::Instance");

    assertThat(machine.path("InstanceType").asText()).isEqualTo("t4g.small");
    assertThat(machine.has("KeyName")).isFalse();
    assertThat(machine.at("/MetadataOptions/HttpTokens").asText()).isEqualTo("required");
  }

  @Test
  void dataVolumeComesAndGoesWithTheMachineButIsNotPartOfIt() {
    var machine = Stages.only(Rung.SINGLE_BOX, "AWS::EC2::Instance");

    assertThat(machine.at("/Volumes/0/VolumeId/Ref").asText()).startsWith("BoxData");
  }

  @Test
  void dataVolumeIsCopiedEveryDay() {
    var policy = Stages.only(Rung.SINGLE_BOX, "AWS::DLM::LifecyclePolicy").path("PolicyDetails");
    var volume = Stages.only(Rung.SINGLE_BOX, "AWS::EC2::Volume");

    assertThat(policy.at("/Schedules/0/CreateRule/Interval").asInt()).isEqualTo(24);
    assertThat(volume.path("Tags")).contains(policy.path("TargetTags").path(0));
  }

  @Test
  void failedHardwareIsReplacedByAws() {
    var alarm = Stages.named(Rung.SINGLE_BOX, "AWS::CloudWatch::Alarm", "Watchmachinehardware");

    assertThat(alarm.path("MetricName").asText()).isEqualTo("StatusCheckFailed_System");
    assertThat(alarm.path("AlarmActions").toString()).contains("ec2:recover");
  }

  @Test
  void machineDiskAndAddressAreTheSameOnStage2() {
    for (var type : new String[] {"AWS::EC2::Volume", "AWS::EC2::EIP"}) {
      assertThat(Stages.only(Rung.SEPARATE_DATA, type))
          .isEqualTo(Stages.only(Rung.SINGLE_BOX, type));
    }
  }
}
