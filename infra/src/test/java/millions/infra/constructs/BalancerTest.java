package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class BalancerTest {

  @Test
  void balancerIsInternalAndLogs() {
    var balancer =
        SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::ElasticLoadBalancingV2::LoadBalancer");

    assertThat(balancer.path("Scheme").asText()).isEqualTo("internal");
    assertThat(balancer.path("Subnets").toString()).contains("inner").doesNotContain("public");
    assertThat(balancer.path("LoadBalancerAttributes"))
        .anyMatch(it -> it.toString().contains("access_logs.s3.enabled\",\"Value\":\"true"))
        .anyMatch(
            it -> it.toString().contains("drop_invalid_header_fields.enabled\",\"Value\":\"true"));
  }

  @Test
  void targetGroupDrainsSticksAndChecksReadiness() {
    var targets =
        SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::ElasticLoadBalancingV2::TargetGroup");

    assertThat(targets.path("Protocol").asText()).isEqualTo("HTTPS");
    assertThat(targets.path("HealthCheckPath").asText()).isEqualTo("/q/health/ready");
    assertThat(targets.path("TargetGroupAttributes").toString())
        .contains(
            "\"deregistration_delay.timeout_seconds\",\"Value\":\"30\"",
            "\"stickiness.type\",\"Value\":\"lb_cookie\"");
  }

  @Test
  void operatorsPathsGet404() {
    var rule =
        SynthesizedStages.only(Stage.LOAD_BALANCED, "AWS::ElasticLoadBalancingV2::ListenerRule");

    assertThat(rule.path("Conditions").toString()).contains("\"/q\",\"/q/*\"");
    assertThat(rule.at("/Actions/0/FixedResponseConfig/StatusCode").asText()).isEqualTo("404");
  }

  @Test
  void withADomainItSpeaksTls() {
    var stage = SynthesizedStages.of(SynthesizedStages.withDomain(Stage.LOAD_BALANCED));
    var listener = SynthesizedStages.only(stage, "AWS::ElasticLoadBalancingV2::Listener");

    assertThat(listener.path("Protocol").asText()).isEqualTo("HTTPS");
    assertThat(listener.path("SslPolicy").asText()).contains("TLS13");
  }
}
