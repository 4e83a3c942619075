package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;
import millions.standins.balancer.HttpHeaderCondition;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.ListenerRule;

/** Reads the listener of a template's balancer with its rules. */
final class Listeners {

  private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

  private final TemplateReader reader;
  private final TargetGroups groups;

  Listeners(TemplateReader reader, TargetGroups groups) {
    this.reader = reader;
    this.groups = groups;
  }

  /**
   * The one that forwards; what it answers by itself, as a redirect to HTTPS, has no part in it.
   */
  Optional<ListenerConfiguration> forwarding() {
    var found =
        reader.each(
            LISTENER,
            listener -> forwards(listener.list("DefaultActions")).isPresent(),
            listener -> listener);
    if (found.size() > 1) {
      reader.read(
          found.get(1),
          second -> {
            throw new UnresolvedValue("forwards as well as %s".formatted(found.getFirst().id()));
          });
    }
    return found.stream().findFirst().map(listener -> reader.read(listener, this::listener));
  }

  private ListenerConfiguration listener(TemplateResource listener) {
    var action = forwards(listener.list("DefaultActions")).orElseThrow();
    return new ListenerConfiguration(
        groups.all(), rules(listener), groups.forward(listener, action));
  }

  /**
   * Those that forward. A rule that answers by itself, as the one that keeps the operators' paths
   * from the world, is not for here: the runner itself asks the front door whether it is ready.
   */
  private List<ListenerRule> rules(TemplateResource listener) {
    return reader.each(
        RULE,
        rule ->
            rule.reference("ListenerArn").equals(listener)
                && forwards(rule.list("Actions")).isPresent(),
        this::rule);
  }

  private static Optional<JsonNode> forwards(List<JsonNode> actions) {
    return actions.stream()
        .filter(action -> action.path("Type").asText().equals("forward"))
        .findFirst();
  }

  private ListenerRule rule(TemplateResource rule) {
    var paths = new ArrayList<String>();
    var methods = new ArrayList<String>();
    var headers = new ArrayList<HttpHeaderCondition>();
    for (var condition : rule.list("Conditions")) {
      var field = condition.path("Field").asText();
      switch (field) {
        case "path-pattern" -> paths.addAll(values(condition, "PathPatternConfig"));
        case "http-request-method" -> methods.addAll(values(condition, "HttpRequestMethodConfig"));
        case "http-header" ->
            headers.add(
                new HttpHeaderCondition(
                    condition.at("/HttpHeaderConfig/HttpHeaderName").asText(),
                    values(condition, "HttpHeaderConfig")));
        default ->
            throw new UnresolvedValue(
                "has a condition on '%s'; allowed are path-pattern, http-request-method and http-header"
                    .formatted(field));
      }
    }
    return new ListenerRule(
        rule.integer("Priority"),
        paths,
        methods,
        headers,
        groups.forward(rule, forwards(rule.list("Actions")).orElseThrow()));
  }

  private static List<String> values(JsonNode condition, String config) {
    var values =
        condition.has(config) ? condition.path(config).path("Values") : condition.path("Values");
    return values.valueStream().map(JsonNode::asText).toList();
  }
}
