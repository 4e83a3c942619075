package millions.infra.cost.price;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.infra.RefusedOption;

/**
 * The list of prices in one region. This project ships {@code prices.csv}; another file of the same
 * format overrides single prices or adds some. Immutable.
 */
public final class PriceList {

  /** The hours of a month, as in AWS's own calculator. */
  public static final BigDecimal HOURS = BigDecimal.valueOf(730);

  private static final Map<String, Smallest> SMALLEST =
      Map.ofEntries(
          hourly("AWS::EC2::Instance", "ec2.t4g.nano"),
          hourly("AWS::EC2::EIP", "ipv4"),
          hourly("AWS::EC2::NatGateway", "nat"),
          hourly("AWS::EC2::VPCEndpoint", "endpoint"),
          monthly("AWS::EC2::Volume", "ebs.gp3"),
          monthly("AWS::EC2::Snapshot", "ebs.snapshot"),
          hourly("AWS::ElasticLoadBalancingV2::LoadBalancer", "alb"),
          hourly("AWS::RDS::DBInstance", "rds.postgres.db.t4g.micro"),
          monthly("AWS::RDS::DBSnapshot", "rds.backup"),
          hourly("AWS::ElastiCache::ReplicationGroup", "elasticache.valkey.cache.t4g.micro"),
          monthly("AWS::KMS::Key", "kms.key"),
          monthly("AWS::SecretsManager::Secret", "secret"),
          monthly("AWS::CloudWatch::Alarm", "cloudwatch.alarm"),
          monthly("AWS::CloudWatch::Dashboard", "cloudwatch.dashboard"),
          monthly("AWS::Route53::HostedZone", "route53.zone"),
          monthly("AWS::S3::Bucket", "s3"),
          monthly("AWS::Logs::LogGroup", "logs.stored"));

  private final Map<String, Price> byKey;

  private PriceList(Map<String, Price> byKey) {
    this.byKey = byKey;
  }

  /** The list this project ships. */
  public static PriceList shipped() {
    try (var file = PriceList.class.getResourceAsStream("/millions/infra/cost/prices.csv")) {
      return of("prices.csv", new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses a list of prices.
   *
   * @param name of the list, for error messages
   * @throws RefusedOption naming the bad line and field
   */
  public static PriceList of(String name, String text) {
    return new PriceList(PriceListParser.read(name, text.lines().toList()));
  }

  /**
   * This list with the prices of a file, which override its own.
   *
   * @throws RefusedOption naming the bad line and field
   */
  public PriceList with(Path file) {
    try {
      return with(PriceListParser.read(file.toString(), Files.readAllLines(file)));
    } catch (IOException e) {
      throw new RefusedOption("prices", "'%s' cannot be read as a text file".formatted(file));
    }
  }

  private PriceList with(Map<String, Price> others) {
    var all = new LinkedHashMap<>(byKey);
    all.putAll(others);
    return new PriceList(all);
  }

  /** The price of this key, if it is on the list. */
  public Optional<Price> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All prices, in the order of the file. */
  public Collection<Price> all() {
    return List.copyOf(byKey.values());
  }

  /**
   * The least that one resource of this type costs a month, in US dollars: the smallest instance,
   * one gigabyte, one zone, without traffic.
   *
   * @return empty for a type that is free or whose price is unknown
   */
  public Optional<BigDecimal> monthlyOf(String cloudFormationType) {
    return Optional.ofNullable(SMALLEST.get(cloudFormationType))
        .flatMap(
            smallest ->
                find(smallest.key()).map(price -> price.dollars().multiply(smallest.quantity())));
  }

  private static Map.Entry<String, Smallest> hourly(String type, String key) {
    return Map.entry(type, new Smallest(key, HOURS));
  }

  private static Map.Entry<String, Smallest> monthly(String type, String key) {
    return Map.entry(type, new Smallest(key, BigDecimal.ONE));
  }

  private record Smallest(String key, BigDecimal quantity) {}
}
