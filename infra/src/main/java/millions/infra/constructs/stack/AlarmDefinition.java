package millions.infra.constructs.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * What an alarm, its graph on the dashboard and its runbook {@code docs/runbooks/<name>.md} have in
 * common.
 *
 * @param name of the alarm and of the runbook, in lower case with hyphens
 * @param description one sentence that says what is wrong when the alarm goes off
 * @param periods how many periods of five minutes in a row must be past the threshold
 * @param missingData how CloudWatch treats a period without data
 * @param actions what AWS does by itself when the alarm goes off
 */
public record AlarmDefinition(
    String name,
    String description,
    IMetric metric,
    ComparisonOperator comparison,
    double threshold,
    int periods,
    TreatMissingData missingData,
    List<IAlarmAction> actions) {

  /** The period of all metrics. */
  public static final Duration PERIOD = Duration.minutes(5);

  /** A metric over the period that alarms evaluate. */
  public static Metric metric(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .period(PERIOD)
        // sorted: the same template every time
        .dimensionsMap(new TreeMap<>(dimensions))
        .build();
  }

  /** An alarm for a metric that must not exceed the threshold. Missing data is no failure. */
  public static AlarmDefinition above(
      String name, String description, IMetric metric, double threshold, int periods) {
    return new AlarmDefinition(
        name,
        description,
        metric,
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold,
        periods,
        TreatMissingData.NOT_BREACHING,
        List.of());
  }

  /** An alarm for a metric that must not fall below the threshold. Missing data is no failure. */
  public static AlarmDefinition below(
      String name, String description, IMetric metric, double threshold, int periods) {
    return new AlarmDefinition(
        name,
        description,
        metric,
        ComparisonOperator.LESS_THAN_THRESHOLD,
        threshold,
        periods,
        TreatMissingData.NOT_BREACHING,
        List.of());
  }

  /** Also goes off when data is missing. */
  public AlarmDefinition orMissingData() {
    return new AlarmDefinition(
        name,
        description,
        metric,
        comparison,
        threshold,
        periods,
        TreatMissingData.BREACHING,
        actions);
  }

  /** With an action of AWS's own when the alarm goes off. */
  public AlarmDefinition withAction(IAlarmAction action) {
    return new AlarmDefinition(
        name, description, metric, comparison, threshold, periods, missingData, List.of(action));
  }
}
