package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import millions.infra.synthesis.Synthesis;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class EdgeTest {

  private static JsonNode distribution(Synthesis stage) {
    return SynthesizedStages.only(stage, "AWS::CloudFront::Distribution")
        .path("DistributionConfig");
  }

  private static JsonNode behavior(String path) {
    return distribution(SynthesizedStages.of(Stage.LOAD_BALANCED))
        .path("CacheBehaviors")
        .valueStream()
        .filter(it -> it.path("PathPattern").asText().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void edgeUsesAVpcOriginAndOriginAccessControl() {
    var origins = distribution(SynthesizedStages.of(Stage.LOAD_BALANCED)).path("Origins");

    assertThat(origins)
        .hasSize(2)
        .anyMatch(origin -> origin.has("VpcOriginConfig"))
        .anyMatch(origin -> origin.has("OriginAccessControlId"));
  }

  @Test
  void pastesAreCachedByAcceptAndWithoutCookies() {
    var key =
        SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::CloudFront::CachePolicy")
            .at("/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(key.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
    assertThat(key.at("/HeadersConfig/Headers").toString()).contains("Accept");
    assertThat(behavior("/p/*").path("CachePolicyId").has("Ref")).isTrue();
  }

  /** The id of the managed policy CachingDisabled. */
  @Test
  void nothingElseIsCached() {
    assertThat(
            distribution(SynthesizedStages.of(Stage.LOAD_BALANCED))
                .at("/DefaultCacheBehavior/CachePolicyId")
                .asText())
        .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
  }

  @Test
  void everyBehaviorHasHttpsAndSecurityHeaders() {
    var configuration = distribution(SynthesizedStages.of(Stage.LOAD_BALANCED));

    assertThat(configuration.findValues("ViewerProtocolPolicy"))
        .hasSize(3)
        .allMatch(policy -> policy.asText().equals("redirect-to-https"));
    assertThat(configuration.findValues("ResponseHeadersPolicyId")).hasSize(3);
  }

  @Test
  void accessLogsHaveAPrefixForEachDay() {
    var delivery = SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::Logs::Delivery");
    var destination = SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::Logs::DeliveryDestination");

    assertThat(delivery.path("S3SuffixPath").asText()).isEqualTo("{yyyy}-{MM}-{dd}");
    assertThat(destination.path("DestinationResourceArn").toString()).contains("/access-logs/edge");
  }

  @Test
  void withADomainItHasItsCertificateAndItsNames() {
    var stage = SynthesizedStages.of(SynthesizedStages.withDomain(Stage.LOAD_BALANCED));

    assertThat(distribution(stage).path("Aliases").toString()).contains("paste.example.com");
    assertThat(distribution(stage).at("/ViewerCertificate/MinimumProtocolVersion").asText())
        .isEqualTo("TLSv1.2_2021");
    assertThat(Templates.resources(stage.template(), "AWS::Route53::RecordSet"))
        .hasSize(2)
        .allMatch(record -> record.getValue().path("Properties").has("AliasTarget"));
  }
}
