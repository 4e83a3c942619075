package millions.infra.account;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** What an account has in use already. */
record Usage(Account account) {

  /** Virtual processors of the running on-demand machines of standard families. */
  int processors() {
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
        .filter(it -> Quota.STANDARD.contains(Machine.family(it.instanceTypeAsString())))
        .mapToInt(Usage::processors)
        .sum();
  }

  int addresses() {
    return account.ec2().describeAddresses().addresses().size();
  }

  int networks() {
    return (int) account.ec2().describeVpcsPaginator().vpcs().stream().count();
  }

  /** Virtual processors of each of these instance types. */
  Map<String, Integer> processorsOf(Collection<String> types) {
    return account
        .ec2()
        .describeInstanceTypesPaginator(it -> it.instanceTypesWithStrings(types))
        .instanceTypes()
        .stream()
        .collect(
            Collectors.toMap(
                InstanceTypeInfo::instanceTypeAsString, type -> type.vCpuInfo().defaultVCpus()));
  }

  private static int processors(Instance instance) {
    return instance.cpuOptions().coreCount() * instance.cpuOptions().threadsPerCore();
  }
}
