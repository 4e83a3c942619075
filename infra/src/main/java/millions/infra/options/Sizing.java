package millions.infra.options;

import java.math.BigDecimal;
import java.util.List;

/**
 * The values in which the two sizes differ. Constructs read these and never the size itself.
 *
 * @param zones letters of the availability zones used
 * @param natGateways number of NAT gateways for web servers; with none they have public addresses
 * @param endpointZones number of zones with an interface endpoint
 * @param webMachine EC2 instance type of the web servers, ARM
 * @param webMachines number of web servers behind the balancer
 * @param databaseMachine RDS instance class without its {@code db.} prefix, ARM
 * @param databaseGigabytes allocated at first; grows by itself to {@code databaseGigabytesAtMost}
 * @param databaseConnectionsAtMost number of connections above which the alarm goes off
 * @param cacheMachine ElastiCache node type, ARM
 * @param cacheNodes the primary and its replicas, each in another zone
 * @param dataGigabytes size of the single box's data volume
 * @param backupDays how long automatic backups are kept
 * @param logDays how long logs are kept; a retention that CloudWatch Logs allows
 * @param edgePrices the price class of CloudFront, by its name in the CDK
 * @param monthlyBudget in US dollars, unless the deployment says otherwise
 */
public record Sizing(
    List<String> zones,
    int natGateways,
    int endpointZones,
    String webMachine,
    int webMachines,
    String databaseMachine,
    int databaseGigabytes,
    int databaseGigabytesAtMost,
    int databaseConnectionsAtMost,
    String cacheMachine,
    int cacheNodes,
    int dataGigabytes,
    int backupDays,
    int logDays,
    String edgePrices,
    BigDecimal monthlyBudget) {

  private static final Sizing DEMO =
      new Sizing(
          List.of("a", "b"),
          0,
          1,
          "t4g.small",
          2,
          "t4g.micro",
          20,
          50,
          60,
          "cache.t4g.micro",
          2,
          20,
          7,
          30,
          "PRICE_CLASS_100",
          BigDecimal.valueOf(200));

  private static final Sizing PRODUCTION =
      new Sizing(
          List.of("a", "b", "c"),
          3,
          2,
          "m7g.large",
          3,
          "m7g.large",
          100,
          1000,
          400,
          "cache.m7g.large",
          3,
          100,
          30,
          365,
          "PRICE_CLASS_ALL",
          BigDecimal.valueOf(2000));

  /** The values of this size. */
  public static Sizing of(Size size) {
    return switch (size) {
      case DEMO -> DEMO;
      case PRODUCTION -> PRODUCTION;
    };
  }
}
