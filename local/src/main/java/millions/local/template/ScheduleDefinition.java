package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import millions.ladder.template.Template;
import millions.ladder.template.TemplateResource;

/**
 * What a template does again and again: a schedule of EventBridge Scheduler, or a rule of
 * EventBridge that has one.
 *
 * @param id its logical id in the template
 * @param name as it is to be called; its logical id without the CDK's hash where it has none
 * @param expression {@code rate(5 minutes)}, {@code cron(0 3 * * ? *)} or {@code at(…)}
 * @param timeZone of a cron expression, {@code UTC} by default
 * @param targets what is called; one of a schedule, up to five of a rule
 */
public record ScheduleDefinition(
    String id, String name, String expression, String timeZone, List<Target> targets) {

  static final String SCHEDULE = "AWS::Scheduler::Schedule";
  static final String RULE = "AWS::Events::Rule";

  /**
   * @param resource logical id of the function or queue
   * @param input what it is told, JSON; empty when it is told the event itself
   */
  public record Target(String resource, Optional<String> input) {}

  /** Those of the template that are switched on. */
  static Stream<ScheduleDefinition> all(TemplateReader reader) {
    return Stream.concat(
            reader.each(SCHEDULE, schedule -> ofSchedule(schedule, reader)).stream(),
            reader.each(RULE, rule -> ofRule(rule, reader)).stream())
        .flatMap(Optional::stream);
  }

  private static Optional<ScheduleDefinition> ofSchedule(
      TemplateResource schedule, TemplateReader reader) {
    if (isOff(schedule)) {
      return Optional.empty();
    }
    return Optional.of(
        new ScheduleDefinition(
            schedule.id(),
            reader.name(schedule, "Name"),
            schedule.text("ScheduleExpression"),
            schedule.textOr("UTC", "ScheduleExpressionTimezone"),
            List.of(target(schedule.value("Target"), schedule.template()))));
  }

  /** Empty as well for a rule that waits for an event. */
  private static Optional<ScheduleDefinition> ofRule(TemplateResource rule, TemplateReader reader) {
    if (isOff(rule) || !rule.has("ScheduleExpression")) {
      return Optional.empty();
    }
    return Optional.of(
        new ScheduleDefinition(
            rule.id(),
            reader.name(rule, "Name"),
            rule.text("ScheduleExpression"),
            "UTC",
            rule.list("Targets").stream().map(it -> target(it, rule.template())).toList()));
  }

  private static boolean isOff(TemplateResource resource) {
    return resource.textOr("ENABLED", "State").equals("DISABLED");
  }

  private static Target target(JsonNode target, Template template) {
    return new Target(
        template.reference(target.path("Arn"), "Arn").id(),
        Optional.ofNullable(target.get("Input")).map(JsonNode::asText));
  }
}
