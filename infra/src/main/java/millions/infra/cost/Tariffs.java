package millions.infra.cost;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;

/** How each CloudFormation type is charged. */
final class Tariffs {

  private static final BigDecimal MAILS = Unit.millions(BigDecimal.valueOf(100));
  private static final BigDecimal CALLS = BigDecimal.valueOf(100);

  private static final Map<String, PerResource> PER_RESOURCE =
      Map.ofEntries(
          entry("AWS::EC2::Instance", Ec2Charges::instance),
          entry("AWS::AutoScaling::AutoScalingGroup", Ec2Charges::group),
          entry("AWS::EC2::Volume", EbsCharges::volume),
          entry("AWS::EC2::EIP", NetworkCharges::address),
          entry("AWS::EC2::NatGateway", NetworkCharges::gateway),
          entry("AWS::EC2::VPCEndpoint", NetworkCharges::endpoint),
          entry("AWS::ElasticLoadBalancingV2::LoadBalancer", NetworkCharges::balancer),
          entry("AWS::RDS::DBInstance", RdsCharges::instance),
          entry("AWS::ElastiCache::ReplicationGroup", ElastiCacheCharges::group),
          entry("AWS::ElastiCache::CacheCluster", ElastiCacheCharges::cluster),
          entry("AWS::CloudWatch::Alarm", CloudWatchCharges::alarm),
          entry("AWS::Logs::MetricFilter", CloudWatchCharges::filter),
          entry("AWS::CloudFront::MonitoringSubscription", CloudFrontCharges::metrics),
          entry("AWS::SNS::Subscription", Tariffs::subscription),
          entry("AWS::Lambda::Function", Tariffs::function),
          entry("AWS::CloudWatch::CompositeAlarm", monthly("alarm", "cloudwatch.alarm.composite")),
          entry("AWS::CloudWatch::Dashboard", monthly("dashboard", "cloudwatch.dashboard")),
          entry("AWS::SecretsManager::Secret", monthly("secret", "secret")),
          entry("AWS::KMS::Key", monthly("key", "kms.key")),
          entry("AWS::Route53::HostedZone", monthly("zone", "route53.zone")),
          entry("AWS::Route53::HealthCheck", monthly("health check", "route53.health-check")));

  private static final Map<String, PerType> PER_TYPE =
      Map.ofEntries(
          entry("AWS::ElasticLoadBalancingV2::LoadBalancer", NetworkCharges::capacity),
          entry("AWS::S3::Bucket", S3Charges::buckets),
          entry("AWS::CloudFront::Distribution", CloudFrontCharges::distributions),
          entry("AWS::CloudFront::Function", CloudFrontCharges::functions),
          entry("AWS::Route53::RecordSet", Route53Charges::queries),
          entry("AWS::Logs::LogGroup", CloudWatchCharges::logs),
          entry("AWS::Logs::Delivery", CloudWatchCharges::deliveries),
          entry("AWS::DLM::LifecyclePolicy", EbsCharges::snapshots));

  private static final Set<String> FREE = freeTypes();

  private Tariffs() {}

  /** Adds all resources of one type to the bill, or names on it those that have no price. */
  static void charge(String type, List<TemplateResource> resources, Bill bill) {
    if (!PER_RESOURCE.containsKey(type) && !PER_TYPE.containsKey(type)) {
      resources.forEach(resource -> bill.addUnpriced(resource, "no tariff for its type"));
      return;
    }
    if (PER_RESOURCE.containsKey(type)) {
      resources.forEach(
          resource ->
              chargeIfPriced(resource, bill, () -> PER_RESOURCE.get(type).charge(resource, bill)));
    }
    if (PER_TYPE.containsKey(type) && !resources.isEmpty()) {
      chargeIfPriced(resources.getFirst(), bill, () -> PER_TYPE.get(type).charge(resources, bill));
    }
  }

  /** Whether a type costs nothing. The functions behind custom resources are charged instead. */
  static boolean isFree(String type) {
    return FREE.contains(type) || type.startsWith("Custom::");
  }

  private static void chargeIfPriced(TemplateResource resource, Bill bill, Runnable charge) {
    try {
      charge.run();
    } catch (NotPriced | UnresolvedValue reason) {
      bill.addUnpriced(resource, reason.getMessage());
    }
  }

  private static PerResource monthly(String what, String key) {
    return (resource, bill) -> bill.addFixed(resource, what, key, Unit.MONTH, BigDecimal.ONE);
  }

  private static void subscription(TemplateResource subscription, Bill bill) {
    switch (subscription.text("Protocol")) {
      case "email", "email-json" ->
          bill.addUsage(subscription, "100 mails assumed", "sns.email", Unit.MILLION, MAILS);
      case "lambda", "sqs" -> {}
      case String other -> throw new NotPriced("no price of messages by " + other);
    }
  }

  private static void function(TemplateResource function, Bill bill) {
    var gigabytes = function.number(128, "MemorySize").divide(BigDecimal.valueOf(1024));
    var processor =
        function.list("Architectures").stream()
            .map(TemplateResource::text)
            .findFirst()
            .orElse("x86_64");
    bill.addUsage(
        function, "100 calls assumed", "lambda.requests", Unit.MILLION, Unit.millions(CALLS));
    bill.addUsage(
        function,
        "100 seconds assumed",
        "lambda." + processor,
        Unit.GIGABYTE_SECOND,
        gigabytes.multiply(CALLS));
  }

  private static Set<String> freeTypes() {
    try (var file = Tariffs.class.getResourceAsStream("free-types.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface PerResource {
    void charge(TemplateResource resource, Bill bill);
  }

  private interface PerType {
    void charge(List<TemplateResource> resources, Bill bill);
  }
}
