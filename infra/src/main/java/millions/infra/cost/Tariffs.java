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

/** Which type of resource is charged how. */
final class Tariffs {

  private static final BigDecimal MAILS = Stores.millions(BigDecimal.valueOf(100));
  private static final BigDecimal CALLS = BigDecimal.valueOf(100);

  private static final Map<String, OfOne> EACH =
      Map.ofEntries(
          entry("AWS::EC2::Instance", Machines::instance),
          entry("AWS::AutoScaling::AutoScalingGroup", Machines::group),
          entry("AWS::EC2::Volume", Disks::volume),
          entry("AWS::EC2::EIP", Network::address),
          entry("AWS::EC2::NatGateway", Network::gateway),
          entry("AWS::EC2::VPCEndpoint", Network::endpoint),
          entry("AWS::ElasticLoadBalancingV2::LoadBalancer", Network::balancer),
          entry("AWS::RDS::DBInstance", Databases::instance),
          entry("AWS::ElastiCache::ReplicationGroup", Caches::group),
          entry("AWS::ElastiCache::CacheCluster", Caches::cluster),
          entry("AWS::CloudWatch::Alarm", Watching::alarm),
          entry("AWS::Logs::MetricFilter", Watching::filter),
          entry("AWS::CloudFront::MonitoringSubscription", Stores::metrics),
          entry("AWS::SNS::Subscription", Tariffs::subscription),
          entry("AWS::Lambda::Function", Tariffs::function),
          entry("AWS::CloudWatch::CompositeAlarm", monthly("alarm", "cloudwatch.alarm.composite")),
          entry("AWS::CloudWatch::Dashboard", monthly("dashboard", "cloudwatch.dashboard")),
          entry("AWS::SecretsManager::Secret", monthly("secret", "secret")),
          entry("AWS::KMS::Key", monthly("key", "kms.key")),
          entry("AWS::Route53::HostedZone", monthly("zone", "route53.zone")),
          entry("AWS::Route53::HealthCheck", monthly("health check", "route53.health-check")));

  private static final Map<String, OfAll> TOGETHER =
      Map.ofEntries(
          entry("AWS::ElasticLoadBalancingV2::LoadBalancer", Network::capacity),
          entry("AWS::S3::Bucket", Stores::buckets),
          entry("AWS::CloudFront::Distribution", Stores::distributions),
          entry("AWS::CloudFront::Function", Stores::functions),
          entry("AWS::Route53::RecordSet", Stores::names),
          entry("AWS::Logs::LogGroup", Watching::logs),
          entry("AWS::Logs::Delivery", Watching::deliveries),
          entry("AWS::DLM::LifecyclePolicy", Disks::snapshots));

  private static final Set<String> FREE = freeTypes();

  private Tariffs() {}

  /** Charges all resources of one type; what cannot be charged is named on the bill. */
  static void charge(String type, List<Resource> resources, Bill bill) {
    if (!EACH.containsKey(type) && !TOGETHER.containsKey(type)) {
      resources.forEach(resource -> bill.lacks(resource, "no tariff for its type"));
      return;
    }
    if (EACH.containsKey(type)) {
      resources.forEach(
          resource -> attempt(resource, bill, () -> EACH.get(type).charge(resource, bill)));
    }
    if (TOGETHER.containsKey(type) && !resources.isEmpty()) {
      attempt(resources.getFirst(), bill, () -> TOGETHER.get(type).charge(resources, bill));
    }
  }

  /** Custom resources are paid as the functions behind them. */
  static boolean isFree(String type) {
    return FREE.contains(type) || type.startsWith("Custom::");
  }

  private static void attempt(Resource resource, Bill bill, Runnable charging) {
    try {
      charging.run();
    } catch (NotPriced reason) {
      bill.lacks(resource, reason.getMessage());
    }
  }

  private static OfOne monthly(String what, String key) {
    return (resource, bill) -> bill.fixed(resource, what, key, Unit.MONTH, BigDecimal.ONE);
  }

  private static void subscription(Resource subscription, Bill bill) {
    switch (subscription.text("Protocol")) {
      case "email", "email-json" ->
          bill.grows(subscription, "100 mails assumed", "sns.email", Unit.MILLION, MAILS);
      case "lambda", "sqs" -> {}
      case String other -> throw new NotPriced("no price of messages by " + other);
    }
  }

  private static void function(Resource function, Bill bill) {
    var gigabytes = function.number(128, "MemorySize").divide(BigDecimal.valueOf(1024));
    var processor =
        function.list("Architectures").stream().map(Resource::text).findFirst().orElse("x86_64");
    bill.grows(
        function, "100 calls assumed", "lambda.requests", Unit.MILLION, Stores.millions(CALLS));
    bill.grows(
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

  private interface OfOne {
    void charge(Resource resource, Bill bill);
  }

  private interface OfAll {
    void charge(List<Resource> resources, Bill bill);
  }
}
