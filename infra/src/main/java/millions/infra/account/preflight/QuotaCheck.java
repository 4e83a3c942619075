package millions.infra.account.preflight;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;

/** Checks whether the account's service quotas leave room for a stage. */
record QuotaCheck(Account account) {

  private record InUse(String action, Supplier<Integer> count) {}

  /**
   * One finding for each quota that the stage needs.
   *
   * @param more what the stage needs in addition to what runs
   */
  List<Finding> findings(QuotaDemand more) {
    var usage = new QuotaUsage(account);
    var instances = more.instances().entrySet().stream().filter(it -> it.getValue() > 0).toList();
    var findings = Stream.<Finding>builder();
    if (!instances.isEmpty()) {
      findings.add(
          AwsQuery.ifAllowed(
                  "ec2:DescribeInstanceTypes",
                  () -> usage.vcpusOf(instances.stream().map(it -> it.getKey()).toList()))
              .map(
                  each ->
                      instances.stream()
                          .filter(
                              it ->
                                  Quota.STANDARD_FAMILIES.contains(
                                      InstanceDemand.family(it.getKey())))
                          .mapToInt(it -> it.getValue() * each.getOrDefault(it.getKey(), 0))
                          .sum())
              .map(
                  need ->
                      finding(Quota.VCPUS, need, new InUse("ec2:DescribeInstances", usage::vcpus)))
              .orElseGet(() -> notAllowed(Quota.VCPUS, "ec2:DescribeInstanceTypes")));
    }
    if (more.elasticIps() > 0) {
      findings.add(
          finding(
              Quota.ELASTIC_IPS,
              more.elasticIps(),
              new InUse("ec2:DescribeAddresses", usage::elasticIps)));
    }
    if (more.vpcs() > 0) {
      findings.add(finding(Quota.VPCS, more.vpcs(), new InUse("ec2:DescribeVpcs", usage::vpcs)));
    }
    if (more.balancers() > 0) {
      findings.add(balancers(more.balancers()));
    }
    return findings.build().toList();
  }

  private Finding finding(Quota quota, int need, InUse used) {
    var limit = limit(quota);
    var inUse = AwsQuery.ifAllowed(used.action(), used.count());
    if (limit.isEmpty() || inUse.isEmpty()) {
      return notAllowed(quota, limit.isEmpty() ? "servicequotas:GetServiceQuota" : used.action());
    }
    var state = "%d of %d in use, needs %d more".formatted(inUse.get(), limit.get(), need);
    var wanted = inUse.get() + need;
    return wanted <= limit.get()
        ? Finding.ok(quota.title(), state)
        : Finding.missing(quota.title(), state, quota.increaseCommand(wanted));
  }

  // No client here lists balancers, so only the quota is compared.
  private Finding balancers(int need) {
    var limit = limit(Quota.BALANCERS);
    if (limit.isEmpty()) {
      return notAllowed(Quota.BALANCERS, "servicequotas:GetServiceQuota");
    }
    var state = "not counted, %d allowed, needs %d more".formatted(limit.get(), need);
    return need <= limit.get()
        ? Finding.ok(Quota.BALANCERS.title(), state)
        : Finding.missing(Quota.BALANCERS.title(), state, Quota.BALANCERS.increaseCommand(need));
  }

  private Optional<Integer> limit(Quota quota) {
    return AwsQuery.ifAllowed("servicequotas:GetServiceQuota", () -> quota.limit(account));
  }

  private static Finding notAllowed(Quota quota, String action) {
    return Finding.unknown(
        quota.title(), "these credentials may not do " + action, "have it allowed");
  }
}
