package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** CloudWatch: alarms, custom metrics, logs. */
final class CloudWatchCharges {

  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private CloudWatchCharges() {}

  static void alarm(TemplateResource alarm, Bill bill) {
    var metrics = alarm.list("Metrics").stream().filter(metric -> metric.has("MetricStat")).count();
    var fast = alarm.number(60, "Period").compareTo(MINUTE) < 0;
    bill.addFixed(
        alarm,
        fast ? "alarm in seconds" : "alarm",
        fast ? "cloudwatch.alarm.fast" : "cloudwatch.alarm",
        Unit.MONTH,
        BigDecimal.valueOf(Math.max(1, metrics)));
  }

  static void filter(TemplateResource filter, Bill bill) {
    bill.addFixed(
        filter,
        "metric of our own",
        "cloudwatch.metric",
        Unit.MONTH,
        BigDecimal.valueOf(filter.list("MetricTransformations").size()));
  }

  /** One line for each request, in one of the groups, kept for the longest of their retentions. */
  static void logs(List<TemplateResource> groups, Bill bill) {
    var monthly = bill.traffic().logGigabytes();
    var days =
        groups.stream()
            .map(group -> group.number(30L * bill.traffic().months(), "RetentionInDays"))
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .min(DAYS.multiply(BigDecimal.valueOf(bill.traffic().months())));
    bill.addSharedUsage(groups, "lines taken in", "logs.ingested", Unit.GIGABYTE, monthly);
    bill.addSharedUsage(
        groups,
        "lines kept for %s days".formatted(days),
        "logs.stored",
        Unit.GIGABYTE_MONTH,
        monthly.multiply(days).divide(DAYS, MathContext.DECIMAL64));
  }

  static void deliveries(List<TemplateResource> deliveries, Bill bill) {
    bill.addSharedUsage(
        deliveries,
        "lines of the edge delivered",
        "logs.vended",
        Unit.GIGABYTE,
        bill.traffic().logGigabytes().multiply(BigDecimal.valueOf(deliveries.size())));
  }
}
