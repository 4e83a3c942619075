package millions.infra.account;

import static java.util.stream.Collectors.summingInt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a template takes of an account's limits.
 *
 * @param machines how many of which instance type at the most
 */
record Needs(Map<String, Integer> machines, int addresses, int networks, int balancers) {

  static final Needs NOTHING = new Needs(Map.of(), 0, 0, 0);

  static Needs of(JsonNode template) {
    return new Needs(
        Machine.allOf(template)
            .collect(
                Collectors.groupingBy(Machine::type, TreeMap::new, summingInt(Machine::count))),
        count(template, "AWS::EC2::EIP"),
        count(template, "AWS::EC2::VPC"),
        count(template, "AWS::ElasticLoadBalancingV2::LoadBalancer"));
  }

  /** What is needed on top of a stack that stays until the new parts stand. */
  Needs beyond(Needs running) {
    var more = new TreeMap<String, Integer>();
    machines.forEach(
        (type, count) ->
            more.put(type, Math.max(0, count - running.machines.getOrDefault(type, 0))));
    return new Needs(
        more,
        Math.max(0, addresses - running.addresses),
        Math.max(0, networks - running.networks),
        Math.max(0, balancers - running.balancers));
  }

  private static int count(JsonNode template, String type) {
    return (int)
        template
            .path("Resources")
            .valueStream()
            .filter(resource -> resource.path("Type").asText().equals(type))
            .count();
  }
}
