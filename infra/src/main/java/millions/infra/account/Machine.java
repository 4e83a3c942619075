package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * Machines of one resource of a template.
 *
 * @param type the instance type
 * @param count of an automatically scaled group the most it may grow to
 */
record Machine(String type, int count) {

  static Stream<Machine> allOf(JsonNode template) {
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

  /** The letters before the figure: {@code t} of t4g.small. */
  static String family(String type) {
    return type.replaceFirst("\\d.*", "");
  }

  private static Stream<Machine> of(JsonNode resources, JsonNode resource, int count) {
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
        .map(type -> new Machine(type.asText(), count));
  }
}
