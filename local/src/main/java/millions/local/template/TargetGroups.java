package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;
import millions.standins.balancer.HealthCheckConfiguration;
import millions.standins.balancer.LoadBalancingAlgorithm;
import millions.standins.balancer.TargetGroupConfiguration;
import millions.standins.balancer.WeightedTargetGroup;

/**
 * Reads a balancer's target groups. Each is called here as the program whose processes are its
 * targets.
 */
final class TargetGroups {

  private static final String TYPE = "AWS::ElasticLoadBalancingV2::TargetGroup";

  /**
   * Every group starts its targets slowly here, also where the template does not ask for it: a web
   * process that shares two cores with all others and got all requests while it is cold would let
   * them wait and fail. An ALB has 30 s at least.
   */
  private static final Duration SLOW_START = Duration.ofSeconds(10);

  /** By the logical ids of the groups. */
  private final Map<String, TargetGroupConfiguration> groups = new LinkedHashMap<>();

  /**
   * @param programs their names, by the logical ids of the Auto Scaling groups of their machines
   */
  TargetGroups(TemplateReader reader, Map<String, String> programs) {
    var names = new LinkedHashMap<String, String>();
    reader
        .each(
            Scalings.GROUP,
            machines -> programs.containsKey(machines.id()),
            machines -> Map.entry(programs.get(machines.id()), targetGroups(machines)))
        .forEach(entry -> entry.getValue().forEach(group -> names.put(group, entry.getKey())));
    reader
        .each(
            TYPE,
            group -> names.containsKey(group.id()),
            group -> Map.entry(group.id(), group(group, names.get(group.id()))))
        .forEach(group -> groups.put(group.getKey(), group.getValue()));
  }

  /** The logical ids of the groups that these machines register in. */
  private static List<String> targetGroups(TemplateResource machines) {
    return machines.list("TargetGroupARNs").stream()
        .map(arn -> machines.template().reference(arn, "TargetGroupARNs").id())
        .toList();
  }

  private static TargetGroupConfiguration group(TemplateResource group, String name) {
    var attributes = new LinkedHashMap<String, String>();
    for (var attribute : group.list("TargetGroupAttributes")) {
      attributes.put(
          TemplateResource.text(attribute.path("Key"), "Key"),
          TemplateResource.text(attribute.path("Value"), "Value"));
    }
    return new TargetGroupConfiguration(
        name,
        SLOW_START,
        attributes.getOrDefault("stickiness.enabled", "false").equals("true")
            ? Duration.ofSeconds(
                Long.parseLong(
                    attributes.getOrDefault("stickiness.lb_cookie.duration_seconds", "86400")))
            : Duration.ZERO,
        LoadBalancingAlgorithm.of(
            attributes.getOrDefault("load_balancing.algorithm.type", "round_robin")),
        healthCheck(group),
        List.of());
  }

  /** The template's, but as often as a stage on one machine is watched while it changes. */
  private static HealthCheckConfiguration healthCheck(TemplateResource group) {
    var usual = HealthCheckConfiguration.DEFAULT;
    return new HealthCheckConfiguration(
        group.textOr("/", "HealthCheckPath"),
        usual.interval(),
        usual.timeout(),
        group.integer(5, "HealthyThresholdCount"),
        group.integer(2, "UnhealthyThresholdCount"));
  }

  List<TargetGroupConfiguration> all() {
    return List.copyOf(groups.values());
  }

  /** Where a forwarding action of this resource sends requests. */
  List<WeightedTargetGroup> forward(TemplateResource referring, JsonNode action) {
    var weighted = action.at("/ForwardConfig/TargetGroups");
    if (weighted.isMissingNode()) {
      return List.of(weighted(referring, action, 1));
    }
    return weighted
        .valueStream()
        .map(
            group ->
                weighted(
                    referring,
                    group,
                    group.has("Weight")
                        ? TemplateResource.integer(group.path("Weight"), "Weight")
                        : 1))
        .toList();
  }

  private WeightedTargetGroup weighted(TemplateResource referring, JsonNode group, int weight) {
    var arn = group.path("TargetGroupArn");
    var id = referring.template().reference(arn, "TargetGroupArn").id();
    if (!groups.containsKey(id)) {
      throw new UnresolvedValue(
          "forwards to %s, of which no Auto Scaling group with a program is a target"
              .formatted(id));
    }
    return new WeightedTargetGroup(groups.get(id).name(), weight);
  }
}
