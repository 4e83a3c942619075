package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import millions.infra.Rung;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void demoHasNoNatGateway() {
    for (var rung : Rung.drawn().toList()) {
      assertThat(SynthesizedStages.of(rung).counts()).doesNotContainKey("AWS::EC2::NatGateway");
    }
  }

  @Test
  void productionHasOneNatGatewayInEachZoneFromStage3On() {
    assertThat(production(Rung.SEPARATE_DATA)).doesNotContainKey("AWS::EC2::NatGateway");
    assertThat(production(Rung.LOAD_BALANCED)).containsEntry("AWS::EC2::NatGateway", 3L);
  }

  private static Map<String, Long> production(Rung rung) {
    return SynthesizedStages.of(Options.of(rung, Size.PRODUCTION, SynthesizedStages.application()))
        .counts();
  }

  @Test
  void noSubnetAssignsPublicAddresses() {
    assertThat(
            Templates.resources(
                SynthesizedStages.of(Rung.CACHED_READS).template(), "AWS::EC2::Subnet"))
        .hasSize(4)
        .noneMatch(subnet -> subnet.getValue().at("/Properties/MapPublicIpOnLaunch").asBoolean());
  }

  @Test
  void onlyPublicSubnetsHaveARoute() {
    assertThat(
            Templates.resources(
                SynthesizedStages.of(Rung.CACHED_READS).template(), "AWS::EC2::Route"))
        .hasSize(2)
        .allMatch(route -> route.getKey().contains("public"));
  }

  @Test
  void s3IsReachedThroughAGatewayEndpoint() {
    var endpoint =
        SynthesizedStages.named(Rung.SINGLE_BOX, "AWS::EC2::VPCEndpoint", "NetworkObjectStore");

    assertThat(endpoint.path("VpcEndpointType").asText()).isEqualTo("Gateway");
    assertThat(endpoint.path("PolicyDocument").toString())
        .contains("aws:ResourceAccount", "al2023-repos-us-east-1");
  }
}
