package millions.infra;

import java.math.BigDecimal;
import java.util.List;

/**
 * The figures in which the two sizes differ; no construct asks which size it is.
 *
 * @param zones letters of the availability zones used
 * @param natGateways through which web servers without addresses reach out; none: they have
 *     addresses
 * @param endpointZones in how many zones an interface endpoint stands
 * @param webMachine EC2 instance type of the web servers, ARM
 * @param webMachines how many of them stand behind the balancer
 * @param databaseMachine RDS instance class without its {@code db.} prefix, ARM
 * @param databaseGigabytes allocated at first; grows by itself to {@code databaseGigabytesAtMost}
 * @param databaseConnectionsAtMost above which the alarm rings
 * @param cacheMachine ElastiCache node type, ARM
 * @param cacheNodes the primary and its replicas, each in another zone
 * @param dataGigabytes the single box's data volume
 * @param backupDays how long automatic backups are kept
 * @param logDays how long logs are kept; one of the lengths CloudWatch Logs knows
 * @param edgePrices the price class of CloudFront, by its name in the CDK
 * @param monthlyBudget in US dollars, unless the deployment says otherwise
 */
public record Sizes(
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

  private static final Sizes DEMO =
      new Sizes(
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

  private static final Sizes PRODUCTION =
      new Sizes(
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

  /** The figures of this size. */
  public static Sizes of(Size size) {
    return switch (size) {
      case DEMO -> DEMO;
      case PRODUCTION -> PRODUCTION;
    };
  }
}
