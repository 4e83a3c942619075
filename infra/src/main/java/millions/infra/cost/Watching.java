package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** CloudWatch: alarms, metrics of one's own, logs. */
final class Watching {

  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private Watching() {}

  static void alarm(Resource alarm, Bill bill) {
    var metrics = alarm.list("Metrics").stream().filter(metric -> metric.has("MetricStat")).count();
    var fast = alarm.number(60, "Period").compareTo(MINUTE) < 0;
    bill.fixed(
        alarm,
        fast ? "alarm in seconds" : "alarm",
        fast ? "cloudwatch.alarm.fast" : "cloudwatch.alarm",
        Unit.MONTH,
        BigDecimal.valueOf(Math.max(1, metrics)));
  }

  static void filter(Resource filter, Bill bill) {
    bill.fixed(
        filter,
        "metric of our own",
        "cloudwatch.metric",
        Unit.MONTH,
        BigDecimal.valueOf(filter.list("MetricTransformations").size()));
  }

  /** A line a request, in one of them; kept as long as the longest of them keeps its lines. */
  static void logs(List<Resource> groups, Bill bill) {
    var monthly = bill.traffic().logGigabytes();
    var days =
        groups.stream()
            .map(group -> group.number(30L * bill.traffic().months(), "RetentionInDays"))
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .min(DAYS.multiply(BigDecimal.valueOf(bill.traffic().months())));
    bill.growTogether(groups, "lines taken in", "logs.ingested", Unit.GIGABYTE, monthly);
    bill.growTogether(
        groups,
        "lines kept for %s days".formatted(days),
        "logs.stored",
        Unit.GIGABYTE_MONTH,
        monthly.multiply(days).divide(DAYS, MathContext.DECIMAL64));
  }

  static void deliveries(List<Resource> deliveries, Bill bill) {
    bill.growTogether(
        deliveries,
        "lines of the edge delivered",
        "logs.vended",
        Unit.GIGABYTE,
        bill.traffic().logGigabytes().multiply(BigDecimal.valueOf(deliveries.size())));
  }
}
