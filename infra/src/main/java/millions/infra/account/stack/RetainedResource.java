package millions.infra.account.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A resource that CloudFormation retains, or of which it takes a snapshot, when it deletes the
 * stack.
 *
 * @param policy its DeletionPolicy: Retain, RetainExceptOnCreate or Snapshot
 * @param definition its JSON in the template
 */
public record RetainedResource(
    String logicalId, String type, String policy, String physicalId, JsonNode definition) {

  /** The resources of a template that CloudFormation retains when it deletes the stack. */
  public static List<RetainedResource> in(JsonNode template, Map<String, String> physicalIds) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> physicalIds.containsKey(entry.getKey()))
        .map(
            entry ->
                new RetainedResource(
                    entry.getKey(),
                    entry.getValue().path("Type").asText(),
                    deletionPolicy(entry.getValue()),
                    physicalIds.get(entry.getKey()),
                    entry.getValue()))
        .filter(resource -> !resource.policy.equals("Delete"))
        .toList();
  }

  /** Whether only a snapshot remains. */
  public boolean isSnapshot() {
    return policy.equals("Snapshot");
  }

  /** The line that the commands print. */
  public String line() {
    return "  %s  %s  %s%s"
        .formatted(logicalId, type, physicalId, isSnapshot() ? "  as a last snapshot" : "");
  }

  /** The DeletionPolicy in the template, else CloudFormation's default for the type. */
  static String deletionPolicy(JsonNode definition) {
    var properties = definition.path("Properties");
    var isWholeDatabase =
        switch (definition.path("Type").asText()) {
          case "AWS::RDS::DBCluster" -> true;
          case "AWS::RDS::DBInstance" ->
              properties.path("DBClusterIdentifier").isMissingNode()
                  && properties.path("SourceDBInstanceIdentifier").isMissingNode();
          default -> false;
        };
    return definition.path("DeletionPolicy").asText(isWholeDatabase ? "Snapshot" : "Delete");
  }
}
