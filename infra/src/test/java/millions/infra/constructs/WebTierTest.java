package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import millions.infra.Options;
import millions.infra.Rung;
import millions.infra.Size;
import millions.infra.Stages;
import millions.infra.Templates;
import org.junit.jupiter.api.Test;

class WebTierTest {

  private static final String TYPE = "AWS::AutoScaling::AutoScalingGroup";

  private static JsonNode resource() {
    return Templates.resources(Stages.of(Rung.LOAD_BALANCED).template(), TYPE)
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void isOfFixedSizeWithRoomForOneMoreWhileClonesAreReplaced() {
    var group = resource().path("Properties");

    assertThat(group.path("MinSize").asText()).isEqualTo("2");
    assertThat(group.path("MaxSize").asText()).isEqualTo("3");
    assertThat(group.path("HealthCheckType").asText()).contains("ELB");
  }

  @Test
  void newCloneSaysThatItIsReadyBeforeAnOldOneGoes() {
    var update = resource().at("/UpdatePolicy/AutoScalingRollingUpdate");

    assertThat(update.path("MinInstancesInService").asInt()).isEqualTo(2);
    assertThat(update.path("MaxBatchSize").asInt()).isEqualTo(1);
    assertThat(update.path("WaitOnResourceSignals").asBoolean()).isTrue();
  }

  @Test
  void clonesSignalTheGroupTheyAreIn() {
    var id =
        Templates.resources(Stages.of(Rung.LOAD_BALANCED).template(), TYPE)
            .findFirst()
            .orElseThrow()
            .getKey();

    assertThat(Stages.only(Rung.LOAD_BALANCED, "AWS::EC2::LaunchTemplate").toString())
        .contains("RESOURCE=" + id);
  }

  @Test
  void inProductionClonesHaveNoAddress() {
    var stage = Stages.of(Options.of(Rung.LOAD_BALANCED, Size.PRODUCTION, Stages.application()));

    assertThat(
            Stages.only(stage, "AWS::EC2::LaunchTemplate")
                .findValues("AssociatePublicIpAddress")
                .toString())
        .isEqualTo("[false]");
    assertThat(Stages.only(stage, TYPE).path("VPCZoneIdentifier").toString())
        .contains("web")
        .doesNotContain("public");
  }

  @Test
  void imageIsPinnedWhereTheDeploymentNamesOne() {
    var image = "ami-0123456789abcdef0";
    var context =
        Map.<String, Object>of(
            "stage", "3", "image", image, "application", Stages.application().toString());
    var stage = Stages.of(Options.read(context::get));

    assertThat(
            Stages.only(stage, "AWS::EC2::LaunchTemplate")
                .at("/LaunchTemplateData/ImageId")
                .asText())
        .isEqualTo(image);
    assertThat(stage.template().at("/Outputs/Image/Value").asText()).isEqualTo(image);
  }
}
