package millions.localstack.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.ladder.Stage;

/**
 * The stack of a stage as it was deployed.
 *
 * @param status as CloudFormation names it: {@code UPDATE_COMPLETE}
 * @param template as it was handed in
 */
public record DeployedStack(
    String status, Map<String, String> outputs, List<StackResource> resources, JsonNode template) {

  /** Neither whole nor on its way there: it must be made again. */
  public boolean failed() {
    return status.contains("FAILED") || status.contains("ROLLBACK");
  }

  /** What stands for a value of the template; empty for an attribute, and for what is unknown. */
  public Optional<String> valueOf(JsonNode value) {
    return switch (value.path("Ref").asText()) {
      case "" -> Optional.empty();
      case "AWS::Region" -> Optional.of(Stage.REGION);
      case "AWS::AccountId" -> Optional.of(LocalStackEndpoint.ACCOUNT);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      case String name ->
          resources.stream()
              .filter(resource -> resource.logicalId().equals(name))
              .filter(resource -> !resource.placeholder())
              .map(StackResource::physicalId)
              .findFirst();
    };
  }
}
