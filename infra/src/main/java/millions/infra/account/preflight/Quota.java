package millions.infra.account.preflight;

import java.util.Set;
import millions.infra.account.client.Account;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/**
 * The service quotas that a stage can exceed. Their codes are listed under "Service Quotas" on each
 * service's endpoints page of the AWS General Reference.
 */
enum Quota {
  VCPUS("vCPUs", "ec2", "L-1216C47A"),
  ELASTIC_IPS("Elastic IPs", "ec2", "L-0263D0A3"),
  VPCS("VPCs", "vpc", "L-F678F1CE"),
  BALANCERS("balancers", "elasticloadbalancing", "L-53DA6B97");

  /** The instance families that share the quota of standard on-demand instances. */
  static final Set<String> STANDARD_FAMILIES =
      Set.of("a", "c", "d", "h", "i", "im", "is", "m", "r", "t", "z");

  private final String title;
  private final String service;
  private final String code;

  Quota(String title, String service, String code) {
    this.title = title;
    this.service = service;
    this.code = code;
  }

  String title() {
    return title;
  }

  /** The quota of this account; the service's default if nobody ever requested an increase. */
  int limit(Account account) {
    try {
      return (int)
          account
              .quotas()
              .getServiceQuota(it -> it.serviceCode(service).quotaCode(code))
              .quota()
              .value()
              .doubleValue();
    } catch (NoSuchResourceException e) {
      return (int)
          account
              .quotas()
              .getAWSDefaultServiceQuota(it -> it.serviceCode(service).quotaCode(code))
              .quota()
              .value()
              .doubleValue();
    }
  }

  /** The command that requests an increase. */
  String increaseCommand(int wanted) {
    return ("aws service-quotas request-service-quota-increase --service-code %s --quota-code %s"
            + " --desired-value %d --region us-east-1")
        .formatted(service, code, wanted);
  }
}
