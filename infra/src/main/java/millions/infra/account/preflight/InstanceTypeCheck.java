package millions.infra.account.preflight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** Checks whether the zones offer the instance types: not every zone offers every type. */
record InstanceTypeCheck(Account account) {

  List<Finding> findings(Collection<String> types, List<String> zones) {
    if (types.isEmpty()) {
      return List.of();
    }
    return AwsQuery.ifAllowed("ec2:DescribeInstanceTypeOfferings", () -> zonesOf(types))
        .map(offered -> types.stream().map(type -> finding(type, zones, offered)).toList())
        .orElseGet(
            () ->
                List.of(
                    Finding.unknown(
                        "machines",
                        "these credentials may not do ec2:DescribeInstanceTypeOfferings",
                        "have it allowed")));
  }

  private static Finding finding(
      String type, List<String> zones, Map<String, Set<String>> offered) {
    var there = new TreeSet<>(offered.getOrDefault(type, Set.of()));
    var lacking = zones.stream().filter(zone -> !there.contains(zone)).toList();
    return lacking.isEmpty()
        ? Finding.ok("machines", "%s in %s".formatted(type, String.join(", ", zones)))
        : Finding.missing(
            "machines",
            "%s is not offered in %s".formatted(type, String.join(", ", lacking)),
            there.isEmpty()
                ? "this account's region does not offer it: take another --size"
                : "choose %d of these: -c zones=%s"
                    .formatted(zones.size(), String.join(",", there)));
  }

  private Map<String, Set<String>> zonesOf(Collection<String> types) {
    return account
        .ec2()
        .describeInstanceTypeOfferingsPaginator(
            it ->
                it.locationType(LocationType.AVAILABILITY_ZONE)
                    .filters(Filter.builder().name("instance-type").values(types).build()))
        .instanceTypeOfferings()
        .stream()
        .collect(
            groupingBy(
                InstanceTypeOffering::instanceTypeAsString,
                mapping(InstanceTypeOffering::location, toSet())));
  }
}
