package millions.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * A rule of cdk-nag that one resource of a template does not follow, and the reason that stands
 * there.
 *
 * @param resource its logical id without the CDK's hash
 */
public record Waived(String rule, String type, String resource, String reason) {

  /** All of a template. */
  public static Stream<Waived> in(JsonNode template) {
    return Templates.resources(template)
        .flatMap(
            resource ->
                resource
                    .getValue()
                    .at("/Metadata/cdk_nag/rules_to_suppress")
                    .valueStream()
                    .map(
                        waiver ->
                            new Waived(
                                waiver.path("id").asText(),
                                resource.getValue().path("Type").asText(),
                                Templates.readable(resource.getKey()),
                                waiver.path("reason").asText())));
  }
}
