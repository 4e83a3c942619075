package millions.infra;

import java.math.BigDecimal;
import java.util.List;

/**
 * The figures in which the two sizes differ; no construct asks which size it is.
 *
 * @param zones letters of the availability zones used
 * @param webMachine EC2 instance type of the web servers, ARM
 * @param webMachines how many of them stand behind the balancer
 * @param databaseMachine RDS instance class without its {@code db.} prefix, ARM
 * @param databaseGigabytes allocated at first; grows by itself to {@code databaseGigabytesAtMost}
 * @param cacheMachine ElastiCache node type, ARM
 * @param cacheNodes the primary and its replicas, each in another zone
 * @param dataGigabytes the single box's data volume
 * @param backupDays how long automatic backups are kept
 * @param logDays how long logs are kept; one of the lengths CloudWatch Logs knows
 * @param monthlyBudget in US dollars, unless the deployment says otherwise
 */
public record Sizes(
    List<String> zones,
    String webMachine,
    int webMachines,
    String databaseMachine,
    int databaseGigabytes,
    int databaseGigabytesAtMost,
    String cacheMachine,
    int cacheNodes,
    int dataGigabytes,
    int backupDays,
    int logDays,
    BigDecimal monthlyBudget) {

  private static final Sizes DEMO =
      new Sizes(
          List.of("a", "b"),
          "t4g.small",
          2,
          "t4g.micro",
          20,
          50,
          "cache.t4g.micro",
          2,
          20,
          7,
          30,
          BigDecimal.valueOf(100));

  private static final Sizes PRODUCTION =
      new Sizes(
          List.of("a", "b", "c"),
          "m7g.large",
          3,
          "m7g.large",
          100,
          1000,
          "cache.m7g.large",
          3,
          100,
          30,
          365,
          BigDecimal.valueOf(2000));

  /** The figures of this size. */
  public static Sizes of(Size size) {
    return switch (size) {
      case DEMO -> DEMO;
      case PRODUCTION -> PRODUCTION;
    };
  }
}
