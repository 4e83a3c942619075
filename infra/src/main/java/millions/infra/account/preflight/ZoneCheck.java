package millions.infra.account.preflight;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;

/**
 * Checks whether every stage can run in the zones. It checks for stage 1 already, since a stack
 * keeps its zones when it climbs. Names of zones differ by account, their ids do not.
 */
record ZoneCheck(Account account) {

  /**
   * Zones in which CloudFront's VPC origins do not work.
   * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
   */
  private static final Set<String> WITHOUT_VPC_ORIGINS = Set.of("use1-az3");

  Finding finding(List<String> zones) {
    return AwsQuery.ifAllowed("ec2:DescribeAvailabilityZones", this::all)
        .map(all -> finding(zones, all))
        .orElseGet(
            () ->
                Finding.unknown(
                    "zones",
                    "these credentials may not do ec2:DescribeAvailabilityZones",
                    "have it allowed"));
  }

  private List<AvailabilityZone> all() {
    return account.ec2().describeAvailabilityZones().availabilityZones();
  }

  private static Finding finding(List<String> zones, List<AvailabilityZone> all) {
    var good =
        all.stream()
            .filter(zone -> !WITHOUT_VPC_ORIGINS.contains(zone.zoneId()))
            .map(AvailabilityZone::zoneName)
            .sorted()
            .toList();
    var bad = zones.stream().filter(zone -> !good.contains(zone)).toList();
    return bad.isEmpty()
        ? Finding.ok("zones", String.join(", ", zones))
        : Finding.missing(
            "zones",
            "%s: not there for this account, or CloudFront reaches no balancer in it (stage 3)"
                .formatted(String.join(", ", bad)),
            "choose %d of these: -c zones=%s"
                .formatted(zones.size(), good.stream().collect(Collectors.joining(","))));
  }
}
