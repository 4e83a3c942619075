package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Something that outlives its stack.
 *
 * @param policy Retain, RetainExceptOnCreate or Snapshot
 * @param resource as the template has it
 */
record Kept(String logicalId, String type, String policy, String physicalId, JsonNode resource) {

  /** All of a template that CloudFormation leaves when it deletes the stack. */
  static List<Kept> of(JsonNode template, Map<String, String> physicalIds) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> physicalIds.containsKey(entry.getKey()))
        .map(
            entry ->
                new Kept(
                    entry.getKey(),
                    entry.getValue().path("Type").asText(),
                    policy(entry.getValue()),
                    physicalIds.get(entry.getKey()),
                    entry.getValue()))
        .filter(kept -> !kept.policy.equals("Delete"))
        .toList();
  }

  boolean isSnapshot() {
    return policy.equals("Snapshot");
  }

  String line() {
    return "  %s  %s  %s%s"
        .formatted(logicalId, type, physicalId, isSnapshot() ? "  as a last snapshot" : "");
  }

  /** What the template says, else CloudFormation's default, which is not the same for all. */
  static String policy(JsonNode resource) {
    var properties = resource.path("Properties");
    var isWholeDatabase =
        switch (resource.path("Type").asText()) {
          case "AWS::RDS::DBCluster" -> true;
          case "AWS::RDS::DBInstance" ->
              properties.path("DBClusterIdentifier").isMissingNode()
                  && properties.path("SourceDBInstanceIdentifier").isMissingNode();
          default -> false;
        };
    return resource.path("DeletionPolicy").asText(isWholeDatabase ? "Snapshot" : "Delete");
  }
}
