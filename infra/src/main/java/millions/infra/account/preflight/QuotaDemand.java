package millions.infra.account.preflight;

import static java.util.stream.Collectors.summingInt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a template needs of the account's quotas.
 *
 * @param instances the largest number of instances, by instance type
 */
record QuotaDemand(Map<String, Integer> instances, int elasticIps, int vpcs, int balancers) {

  static final QuotaDemand NOTHING = new QuotaDemand(Map.of(), 0, 0, 0);

  static QuotaDemand of(JsonNode template) {
    return new QuotaDemand(
        InstanceDemand.in(template)
            .collect(
                Collectors.groupingBy(
                    InstanceDemand::type, TreeMap::new, summingInt(InstanceDemand::count))),
        count(template, "AWS::EC2::EIP"),
        count(template, "AWS::EC2::VPC"),
        count(template, "AWS::ElasticLoadBalancingV2::LoadBalancer"));
  }

  /**
   * What is needed in addition to a running stack, whose resources stay until the new ones exist.
   */
  QuotaDemand inAdditionTo(QuotaDemand running) {
    var more = new TreeMap<String, Integer>();
    instances.forEach(
        (type, count) ->
            more.put(type, Math.max(0, count - running.instances.getOrDefault(type, 0))));
    return new QuotaDemand(
        more,
        Math.max(0, elasticIps - running.elasticIps),
        Math.max(0, vpcs - running.vpcs),
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
