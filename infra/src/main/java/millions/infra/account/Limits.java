package millions.infra.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether an account's limits leave room for a stage. */
record Limits(Account account) {

  private record Used(String action, Supplier<Integer> count) {}

  /**
   * One finding for each limit that the stage touches.
   *
   * @param more what the stage needs on top of what runs
   */
  List<Finding> findings(Needs more) {
    var usage = new Usage(account);
    var machines = more.machines().entrySet().stream().filter(it -> it.getValue() > 0).toList();
    var findings = Stream.<Finding>builder();
    if (!machines.isEmpty()) {
      findings.add(
          Asked.ifAllowed(
                  "ec2:DescribeInstanceTypes",
                  () -> usage.processorsOf(machines.stream().map(it -> it.getKey()).toList()))
              .map(
                  each ->
                      machines.stream()
                          .filter(it -> Quota.STANDARD.contains(Machine.family(it.getKey())))
                          .mapToInt(it -> it.getValue() * each.getOrDefault(it.getKey(), 0))
                          .sum())
              .map(
                  need ->
                      finding(
                          Quota.MACHINES,
                          need,
                          new Used("ec2:DescribeInstances", usage::processors)))
              .orElseGet(() -> notAllowed(Quota.MACHINES, "ec2:DescribeInstanceTypes")));
    }
    if (more.addresses() > 0) {
      findings.add(
          finding(
              Quota.ADDRESSES,
              more.addresses(),
              new Used("ec2:DescribeAddresses", usage::addresses)));
    }
    if (more.networks() > 0) {
      findings.add(
          finding(Quota.NETWORKS, more.networks(), new Used("ec2:DescribeVpcs", usage::networks)));
    }
    if (more.balancers() > 0) {
      findings.add(balancers(more.balancers()));
    }
    return findings.build().toList();
  }

  private Finding finding(Quota quota, int need, Used used) {
    var limit = limit(quota);
    var inUse = Asked.ifAllowed(used.action(), used.count());
    if (limit.isEmpty() || inUse.isEmpty()) {
      return notAllowed(quota, limit.isEmpty() ? "servicequotas:GetServiceQuota" : used.action());
    }
    var state = "%d of %d in use, needs %d more".formatted(inUse.get(), limit.get(), need);
    var wanted = inUse.get() + need;
    return wanted <= limit.get()
        ? Finding.ok(quota.title(), state)
        : Finding.missing(quota.title(), state, quota.cure(wanted));
  }

  // No client here lists balancers: the limit alone is compared.
  private Finding balancers(int need) {
    var limit = limit(Quota.BALANCERS);
    if (limit.isEmpty()) {
      return notAllowed(Quota.BALANCERS, "servicequotas:GetServiceQuota");
    }
    var state = "not counted, %d allowed, needs %d more".formatted(limit.get(), need);
    return need <= limit.get()
        ? Finding.ok(Quota.BALANCERS.title(), state)
        : Finding.missing(Quota.BALANCERS.title(), state, Quota.BALANCERS.cure(need));
  }

  private Optional<Integer> limit(Quota quota) {
    return Asked.ifAllowed("servicequotas:GetServiceQuota", () -> quota.limit(account));
  }

  private static Finding notAllowed(Quota quota, String action) {
    return Finding.unknown(
        quota.title(), "these credentials may not do " + action, "have it allowed");
  }
}
