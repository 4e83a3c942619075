package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;

/** Reads Auto Scaling groups with their policies and scheduled actions. */
final class Scalings {

  static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
  private static final String POLICY = "AWS::AutoScaling::ScalingPolicy";
  private static final String SCHEDULED = "AWS::AutoScaling::ScheduledAction";

  private Scalings() {}

  static ScalingDefinition of(TemplateResource group, TemplateReader reader) {
    var least = group.integer("MinSize");
    var most = group.integer("MaxSize");
    var desired = group.integer(least, "DesiredCapacity");
    if (least < 0 || most < least || desired < least || desired > most) {
      throw new UnresolvedValue(
          "wants %d instances, at least %d and at most %d".formatted(desired, least, most));
    }
    return new ScalingDefinition(
        least,
        most,
        desired,
        of(group, POLICY, reader, Scalings::tracking),
        of(group, SCHEDULED, reader, Scalings::action));
  }

  private static <T> List<T> of(
      TemplateResource group,
      String type,
      TemplateReader reader,
      Function<TemplateResource, T> read) {
    return reader.each(type, it -> it.reference("AutoScalingGroupName").equals(group), read);
  }

  private static TargetTracking tracking(TemplateResource policy) {
    var type = policy.textOr("SimpleScaling", "PolicyType");
    if (!type.equals("TargetTrackingScaling")) {
      throw new UnresolvedValue(
          "PolicyType is %s; allowed is TargetTrackingScaling".formatted(type));
    }
    var tracking = policy.value("TargetTrackingConfiguration");
    return new TargetTracking(
        metric(tracking),
        TemplateResource.number(tracking.path("TargetValue"), "TargetValue").doubleValue(),
        !tracking.path("DisableScaleIn").asBoolean(false));
  }

  private static String metric(JsonNode tracking) {
    var own = tracking.path("CustomizedMetricSpecification");
    return own.has("MetricName")
        ? own.path("Namespace").asText() + "/" + own.path("MetricName").asText()
        : TemplateResource.text(
            tracking.at("/PredefinedMetricSpecification/PredefinedMetricType"),
            "PredefinedMetricType");
  }

  private static ScheduledAction action(TemplateResource action) {
    return new ScheduledAction(
        action.text("Recurrence"),
        action.textOr("UTC", "TimeZone"),
        size(action, "MinSize"),
        size(action, "MaxSize"),
        size(action, "DesiredCapacity"));
  }

  private static OptionalInt size(TemplateResource action, String property) {
    return action.has(property) ? OptionalInt.of(action.integer(property)) : OptionalInt.empty();
  }
}
