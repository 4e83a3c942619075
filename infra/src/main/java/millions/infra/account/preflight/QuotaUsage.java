package millions.infra.account.preflight;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import millions.infra.account.client.Account;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** Counts what the account uses of its quotas. */
record QuotaUsage(Account account) {

  /** vCPUs of the running on-demand instances of standard families. */
  int vcpus() {
    return account
        .ec2()
        .describeInstancesPaginator(
            it ->
                it.filters(
                    Filter.builder()
                        .name("instance-state-name")
                        .values("pending", "running")
                        .build()))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .filter(instance -> instance.instanceLifecycle() == null)
        .filter(
            it ->
                Quota.STANDARD_FAMILIES.contains(InstanceDemand.family(it.instanceTypeAsString())))
        .mapToInt(QuotaUsage::vcpus)
        .sum();
  }

  int elasticIps() {
    return account.ec2().describeAddresses().addresses().size();
  }

  int vpcs() {
    return (int) account.ec2().describeVpcsPaginator().vpcs().stream().count();
  }

  /** vCPUs of each of these instance types. */
  Map<String, Integer> vcpusOf(Collection<String> types) {
    return account
        .ec2()
        .describeInstanceTypesPaginator(it -> it.instanceTypesWithStrings(types))
        .instanceTypes()
        .stream()
        .collect(
            Collectors.toMap(
                InstanceTypeInfo::instanceTypeAsString, type -> type.vCpuInfo().defaultVCpus()));
  }

  private static int vcpus(Instance instance) {
    return instance.cpuOptions().coreCount() * instance.cpuOptions().threadsPerCore();
  }
}
