package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class WebTierTest {

  private static final String TYPE = "AWS::AutoScaling::AutoScalingGroup";

  private static JsonNode resource() {
    return Templates.resources(SynthesizedStages.of(Stage.LOAD_BALANCED).template(), TYPE)
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void groupHasAFixedSizeAndOneMoreDuringAnUpdate() {
    var group = resource().path("Properties");

    assertThat(group.path("MinSize").asText()).isEqualTo("2");
    assertThat(group.path("MaxSize").asText()).isEqualTo("3");
    assertThat(group.path("HealthCheckType").asText()).contains("ELB");
  }

  @Test
  void newInstanceSignalsBeforeAnOldOneIsTerminated() {
    var update = resource().at("/UpdatePolicy/AutoScalingRollingUpdate");

    assertThat(update.path("MinInstancesInService").asInt()).isEqualTo(2);
    assertThat(update.path("MaxBatchSize").asInt()).isEqualTo(1);
    assertThat(update.path("WaitOnResourceSignals").asBoolean()).isTrue();
  }

  @Test
  void instancesSignalTheirOwnGroup() {
    var id =
        Templates.resources(SynthesizedStages.of(Stage.LOAD_BALANCED).template(), TYPE)
            .findFirst()
            .orElseThrow()
            .getKey();

    assertThat(SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::EC2::LaunchTemplate").toString())
        .contains("RESOURCE=" + id);
  }

  @Test
  void productionInstancesHaveNoPublicAddress() {
    var stage =
        SynthesizedStages.of(
            Options.of(Stage.LOAD_BALANCED, Size.PRODUCTION, SynthesizedStages.application()));

    assertThat(
            SynthesizedStages.only(stage, "AWS::EC2::LaunchTemplate")
                .findValues("AssociatePublicIpAddress")
                .toString())
        .isEqualTo("[false]");
    assertThat(SynthesizedStages.only(stage, TYPE).path("VPCZoneIdentifier").toString())
        .contains("web")
        .doesNotContain("public");
  }

  @Test
  void imageOfTheOptionsIsPinned() {
    var image = "ami-0123456789abcdef0";
    var context =
        Map.<String, Object>of(
            "stage",
            "3",
            "image",
            image,
            "application",
            SynthesizedStages.application().toString());
    var stage = SynthesizedStages.of(Options.read(context::get));

    assertThat(
            SynthesizedStages.only(stage, "AWS::EC2::LaunchTemplate")
                .at("/LaunchTemplateData/ImageId")
                .asText())
        .isEqualTo(image);
    assertThat(stage.template().at("/Outputs/Image/Value").asText()).isEqualTo(image);
  }
}
