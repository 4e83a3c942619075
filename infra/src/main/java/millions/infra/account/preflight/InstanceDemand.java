package millions.infra.account.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * The EC2 instances that one resource of a template can create.
 *
 * @param type the instance type
 * @param count the maximum size, if the resource is an Auto Scaling group
 */
record InstanceDemand(String type, int count) {

  static Stream<InstanceDemand> in(JsonNode template) {
    var resources = template.path("Resources");
    return resources
        .valueStream()
        .flatMap(
            resource ->
                switch (resource.path("Type").asText()) {
                  case "AWS::EC2::Instance" -> of(resources, resource, 1);
                  case "AWS::AutoScaling::AutoScalingGroup" ->
                      of(resources, resource, resource.at("/Properties/MaxSize").asInt());
                  default -> Stream.empty();
                });
  }

  /** The letters before the digit: {@code t} of t4g.small. */
  static String family(String type) {
    return type.replaceFirst("\\d.*", "");
  }

  private static Stream<InstanceDemand> of(JsonNode resources, JsonNode resource, int count) {
    var properties = resource.path("Properties");
    return Stream.of(
            properties.path("InstanceType"),
            properties.at("/MixedInstancesPolicy/LaunchTemplate/Overrides/0/InstanceType"),
            resources
                .path(properties.at("/LaunchTemplate/LaunchTemplateId/Ref").asText())
                .at("/Properties/LaunchTemplateData/InstanceType"),
            resources
                .path(
                    properties
                        .at(
                            "/MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification"
                                + "/LaunchTemplateId/Ref")
                        .asText())
                .at("/Properties/LaunchTemplateData/InstanceType"))
        .filter(JsonNode::isTextual)
        .limit(1)
        .map(type -> new InstanceDemand(type.asText(), count));
  }
}
