package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void demoHasNoNatGateway() {
    for (var stage : Stage.built().toList()) {
      assertThat(SynthesizedStages.of(stage).counts()).doesNotContainKey("AWS::EC2::NatGateway");
    }
  }

  @Test
  void productionHasOneNatGatewayInEachZoneFromStage3On() {
    assertThat(production(Stage.SEPARATE_DATA)).doesNotContainKey("AWS::EC2::NatGateway");
    assertThat(production(Stage.LOAD_BALANCED)).containsEntry("AWS::EC2::NatGateway", 3L);
  }

  private static Map<String, Long> production(Stage stage) {
    return SynthesizedStages.of(Options.of(stage, Size.PRODUCTION, SynthesizedStages.application()))
        .counts();
  }

  @Test
  void noSubnetAssignsPublicAddresses() {
    assertThat(
            Templates.resources(
                SynthesizedStages.of(Stage.CACHED_READS).template(), "AWS::EC2::Subnet"))
        .hasSize(4)
        .noneMatch(subnet -> subnet.getValue().at("/Properties/MapPublicIpOnLaunch").asBoolean());
  }

  @Test
  void onlyPublicSubnetsHaveARoute() {
    assertThat(
            Templates.resources(
                SynthesizedStages.of(Stage.CACHED_READS).template(), "AWS::EC2::Route"))
        .hasSize(2)
        .allMatch(route -> route.getKey().contains("public"));
  }

  @Test
  void s3IsReachedThroughAGatewayEndpoint() {
    var endpoint =
        SynthesizedStages.named(Stage.SINGLE_BOX, "AWS::EC2::VPCEndpoint", "NetworkObjectStore");

    assertThat(endpoint.path("VpcEndpointType").asText()).isEqualTo("Gateway");
    assertThat(endpoint.path("PolicyDocument").toString())
        .contains("aws:ResourceAccount", "al2023-repos-us-east-1");
  }
}
