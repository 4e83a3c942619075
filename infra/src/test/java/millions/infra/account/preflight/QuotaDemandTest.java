package millions.infra.account.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaDemandTest {

  private static final JsonNode BOX =
      json(
          """
          {"Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC"},
            "Web": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t4g.small"}},
            "Address": {"Type": "AWS::EC2::EIP"}}}""");

  private static final JsonNode GROUP =
      json(
          """
          {"Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC"},
            "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"},
            "Recipe": {"Type": "AWS::EC2::LaunchTemplate",
              "Properties": {"LaunchTemplateData": {"InstanceType": "t4g.small"}}},
            "Web": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MaxSize": "4",
              "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Recipe"}}}}}}""");

  @Test
  void instancesAndAddressesAreCounted() {
    assertThat(QuotaDemand.of(BOX)).isEqualTo(new QuotaDemand(Map.of("t4g.small", 1), 1, 1, 0));
  }

  @Test
  void groupNeedsItsMaximumSize() {
    assertThat(QuotaDemand.of(GROUP)).isEqualTo(new QuotaDemand(Map.of("t4g.small", 4), 0, 1, 1));
  }

  @Test
  void instanceHasTheTypeOfItsLaunchTemplate() {
    var template =
        json(
            """
            {"Resources": {
              "Recipe": {"Type": "AWS::EC2::LaunchTemplate",
                "Properties": {"LaunchTemplateData": {"InstanceType": "m7g.large"}}},
              "Web": {"Type": "AWS::EC2::Instance",
                "Properties": {"LaunchTemplate": {"LaunchTemplateId": {"Ref": "Recipe"}}}}}}""");

    assertThat(QuotaDemand.of(template).instances()).isEqualTo(Map.of("m7g.large", 1));
  }

  @Test
  void climbNeedsOnlyNewResources() {
    assertThat(QuotaDemand.of(GROUP).inAdditionTo(QuotaDemand.of(BOX)))
        .isEqualTo(new QuotaDemand(Map.of("t4g.small", 3), 0, 0, 1));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
