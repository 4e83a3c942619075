package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** RDS for PostgreSQL: primaries with or without a standby, and read replicas. */
final class RdsCharges {

  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private RdsCharges() {}

  static void instance(TemplateResource database, Bill bill) {
    var engine = inherited(database, "Engine");
    if (!engine.equals("postgres")) {
      throw new NotPriced("no prices of engine '%s'".formatted(engine));
    }
    if (database.has("DBClusterIdentifier")) {
      throw new NotPriced("is part of a cluster");
    }
    var copies = database.isTrue("MultiAZ") ? BigDecimal.TWO : BigDecimal.ONE;
    var standby = database.isTrue("MultiAZ") ? " with a standby" : "";
    var machine = inherited(database, "DBInstanceClass");
    bill.addHourly(database, machine + standby, "rds.postgres." + machine, copies);

    var gigabytes =
        TemplateResource.number(value(database, "AllocatedStorage"), "AllocatedStorage");
    var type = find(database, "StorageType").map(node -> node.asText()).orElse("gp2");
    bill.addFixed(
        database,
        "%s disk, %s GB%s".formatted(type, gigabytes, standby),
        "rds." + type,
        Unit.GIGABYTE_MONTH,
        gigabytes.multiply(copies));
    grow(database, bill, type, gigabytes, copies);
    extras(database, bill);
  }

  private static void grow(
      TemplateResource database, Bill bill, String type, BigDecimal allocated, BigDecimal copies) {
    var records = bill.traffic().recordGigabytes();
    if (find(database, "MaxAllocatedStorage").isPresent()) {
      bill.addUsage(
          database,
          "disk grown beyond %s GB".formatted(allocated),
          "rds." + type,
          Unit.GIGABYTE_MONTH,
          records.subtract(allocated).multiply(copies));
    } else if (records.compareTo(allocated) > 0) {
      bill.addUnpriced(
          database,
          "%s GB of rows do not fit on its disk of %s GB"
              .formatted(records.toPlainString(), allocated));
    }
    var daily = bill.traffic().recordGigabytesPerMonth().divide(DAYS, MathContext.DECIMAL64);
    var kept = database.number(isReplica(database) ? 0 : 1, "BackupRetentionPeriod");
    bill.addUsage(
        database,
        "backups beyond the free %s GB".formatted(allocated),
        "rds.backup",
        Unit.GIGABYTE_MONTH,
        kept.signum() == 0
            ? BigDecimal.ZERO
            : records.add(daily.multiply(kept)).subtract(allocated.max(records)));
  }

  private static boolean isReplica(TemplateResource database) {
    return database.has("SourceDBInstanceIdentifier");
  }

  private static void extras(TemplateResource database, Bill bill) {
    if (database.isTrue("ManageMasterUserPassword")) {
      bill.addFixed(database, "secret of the master user", "secret", Unit.MONTH, BigDecimal.ONE);
    }
    if (database.textOr("standard", "DatabaseInsightsMode").equals("advanced")) {
      bill.addUnpriced(database, "Database Insights in its advanced mode");
    }
    if (database.number(0, "MonitoringInterval").signum() > 0) {
      bill.addUnpriced(database, "logs of Enhanced Monitoring");
    }
    if (database.has("Iops") || database.has("StorageThroughput")) {
      bill.addUnpriced(database, "operations a second and throughput beyond the disk's own");
    }
  }

  private static String inherited(TemplateResource database, String property) {
    return TemplateResource.text(value(database, property), property);
  }

  private static JsonNode value(TemplateResource database, String property) {
    return find(database, property)
        .orElseThrow(() -> new NotPriced("has no %s, nor has its source".formatted(property)));
  }

  /** A read replica inherits an absent property from its source, which may be a replica too. */
  private static Optional<JsonNode> find(TemplateResource database, String property) {
    return database.has(property)
        ? Optional.of(database.value(property))
        : database
            .referenced("SourceDBInstanceIdentifier")
            .filter(source -> !source.equals(database))
            .flatMap(source -> find(source, property));
  }
}
