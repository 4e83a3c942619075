package millions.infra.account.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.TemplateDiff;

/**
 * Finds in both templates the changes that CloudFormation would begin and could not finish: storage
 * that would shrink, a single box that would be replaced while its data volume is in use, a
 * database that would be deleted while it has deletion protection.
 *
 * @param image id of the image of the machines that run; empty when the stack has no such output
 */
public record DeploymentBlockers(
    JsonNode running, JsonNode next, Map<String, String> physicalIds, Optional<String> image) {

  private static final Map<String, String> STORAGE =
      Map.of("AWS::RDS::DBInstance", "AllocatedStorage", "AWS::EC2::Volume", "Size");

  /**
   * One sentence for each blocker.
   *
   * @param protectionOff whether the user says that deletion protection is switched off
   */
  public List<String> find(TemplateDiff diff, boolean protectionOff) {
    var found = new ArrayList<String>();
    for (var change : diff.changes()) {
      shrinks(change).ifPresent(found::add);
      replacesTheBox(change).ifPresent(found::add);
    }
    if (!protectionOff) {
      protectedResources(diff)
          .forEach(
              it ->
                  found.add(
                      "%s is protected against deletion; switch that off, then add --protection-off: %s"
                          .formatted(it.logicalId(), it.command())));
    }
    return found;
  }

  private Optional<String> shrinks(ResourceChange change) {
    var property = STORAGE.get(change.type());
    if (property == null) {
      return Optional.empty();
    }
    var now = properties(running, change).path(property).asInt();
    var then = properties(next, change).path(property).asInt(now);
    return then < now
        ? Optional.of(
            "%s cannot shrink from %d to %d GB; take the larger --size"
                .formatted(change.logicalId(), now, then))
        : Optional.empty();
  }

  private Optional<String> replacesTheBox(ResourceChange change) {
    if (!change.type().equals("AWS::EC2::Instance")
        || change.impact() != Impact.REPLACE
        || isOnlyANameForTheSameImage(change)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s would be replaced (%s), but its data volume is in use by the machine that runs; keep"
                .formatted(change.logicalId(), String.join(", ", change.properties()))
            + " image and zones as they are");
  }

  /** The old template named no image, and the new one names the image that runs. */
  private boolean isOnlyANameForTheSameImage(ResourceChange change) {
    var then = properties(next, change).path("ImageId").asText();
    return change.properties().stream()
            .noneMatch(it -> it.equals("AvailabilityZone") || it.equals("SubnetId"))
        && image.filter(then::equals).isPresent();
  }

  private List<ProtectedResource> protectedResources(TemplateDiff diff) {
    var template = JsonNodeFactory.instance.objectNode();
    var removed = template.putObject("Resources");
    diff.changes().stream()
        .filter(change -> change.impact() == Impact.REMOVE)
        .map(ResourceChange::logicalId)
        .forEach(id -> removed.set(id, running.path("Resources").path(id)));
    return ProtectedResource.in(template, physicalIds);
  }

  private static JsonNode properties(JsonNode template, ResourceChange change) {
    return template.path("Resources").path(change.logicalId()).path("Properties");
  }
}
