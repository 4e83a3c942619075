package millions.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * A rule of cdk-nag that a template suppresses for one resource.
 *
 * @param type of the resource in CloudFormation
 * @param resource logical id without the CDK's hash
 * @param reason why the rule is suppressed
 */
public record SuppressedRule(String rule, String type, String resource, String reason) {

  /** All suppressed rules of a template. */
  public static Stream<SuppressedRule> in(JsonNode template) {
    return Templates.resources(template)
        .flatMap(
            resource ->
                resource
                    .getValue()
                    .at("/Metadata/cdk_nag/rules_to_suppress")
                    .valueStream()
                    .map(
                        suppression ->
                            new SuppressedRule(
                                suppression.path("id").asText(),
                                resource.getValue().path("Type").asText(),
                                Templates.withoutHash(resource.getKey()),
                                suppression.path("reason").asText())));
  }
}
