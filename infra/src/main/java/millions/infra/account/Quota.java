package millions.infra.account;

import java.util.Set;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/**
 * The limits of an account that a stage can run into; their codes are listed under "Service Quotas"
 * in each service's endpoints page of the AWS General Reference.
 */
enum Quota {
  MACHINES("vCPUs", "ec2", "L-1216C47A"),
  ADDRESSES("Elastic IPs", "ec2", "L-0263D0A3"),
  NETWORKS("VPCs", "vpc", "L-F678F1CE"),
  BALANCERS("balancers", "elasticloadbalancing", "L-53DA6B97");

  /** The families that the quota of standard on-demand instances is about. */
  static final Set<String> STANDARD =
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

  /** What this account has; the service's default when nobody ever asked for more. */
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

  String cure(int wanted) {
    return ("aws service-quotas request-service-quota-increase --service-code %s --quota-code %s"
            + " --desired-value %d --region us-east-1")
        .formatted(service, code, wanted);
  }
}
