package millions.infra.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudFormation would do to a stack that gets another template. Needs Node and no account.
 *
 * @param changes changed resources
 * @param permissions IAM permissions that are added ({@code +}) or removed ({@code -})
 * @param securityGroupRules rules that are added ({@code +}) or removed ({@code -})
 */
public record TemplateDiff(
    List<ResourceChange> changes, List<String> permissions, List<String> securityGroupRules) {

  public TemplateDiff {
    changes = List.copyOf(changes);
    permissions = List.copyOf(permissions);
    securityGroupRules = List.copyOf(securityGroupRules);
  }

  /**
   * Compares two templates; an empty object stands for no stack.
   *
   * @throws millions.infra.CommandFailure if Node or the diff engine is not installed
   */
  public static TemplateDiff between(JsonNode running, JsonNode next) {
    var answer = DiffEngine.ofThisProject().compare(running, next);
    return new TemplateDiff(
        answer.path("resources").valueStream().map(TemplateDiff::change).toList(),
        Stream.concat(
                answer.path("statements").valueStream().map(TemplateDiff::statement),
                answer.path("policies").valueStream().map(TemplateDiff::policy))
            .toList(),
        answer.path("rules").valueStream().map(TemplateDiff::rule).toList());
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static ResourceChange change(JsonNode resource) {
    return new ResourceChange(
        resource.path("logicalId").asText(),
        resource.path("type").asText(),
        Impact.of(resource.path("impact").asText()),
        resource.path("properties").valueStream().map(JsonNode::asText).toList());
  }

  // Columns: sign, resource, effect, action, principal, condition.
  private static String statement(JsonNode row) {
    var effect = cell(row, 2).equals("Allow") ? "may" : "may not";
    var condition = cell(row, 5).isEmpty() ? "" : " if " + cell(row, 5);
    return "%s %s %s %s on %s%s"
        .formatted(cell(row, 0), cell(row, 4), effect, cell(row, 3), cell(row, 1), condition);
  }

  // Columns: sign, resource, ARN of the managed policy.
  private static String policy(JsonNode row) {
    return "%s %s has the policy %s".formatted(cell(row, 0), cell(row, 1), cell(row, 2));
  }

  // Columns: sign, group, direction, protocol, peer.
  private static String rule(JsonNode row) {
    return "%s %s %s %s %s %s"
        .formatted(
            cell(row, 0),
            cell(row, 1),
            cell(row, 2).equals("In") ? "lets in" : "lets out",
            cell(row, 3),
            cell(row, 2).equals("In") ? "from" : "to",
            cell(row, 4));
  }

  private static String cell(JsonNode row, int column) {
    return row.path(column).asText().lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
