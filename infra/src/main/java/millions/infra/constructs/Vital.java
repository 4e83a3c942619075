package millions.infra.constructs;

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
 * A sign that a box is ill: an alarm, a graph on the dashboard, and a runbook of the same name in
 * {@code docs/runbooks/}.
 *
 * @param name of the alarm and of the runbook, in small letters with hyphens
 * @param meaning one sentence: what is the matter when it rings
 * @param periods how many periods in a row must be past the threshold
 */
record Vital(
    String name,
    String meaning,
    IMetric metric,
    ComparisonOperator comparison,
    double threshold,
    int periods,
    TreatMissingData silence,
    List<IAlarmAction> actions) {

  static final Duration PERIOD = Duration.minutes(5);

  /** A figure of one of AWS's own namespaces, or of ours, over the period that alarms judge. */
  static Metric metric(
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

  static Vital above(String name, String meaning, IMetric metric, double threshold, int periods) {
    return new Vital(
        name,
        meaning,
        metric,
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold,
        periods,
        TreatMissingData.NOT_BREACHING,
        List.of());
  }

  static Vital below(String name, String meaning, IMetric metric, double threshold, int periods) {
    return new Vital(
        name,
        meaning,
        metric,
        ComparisonOperator.LESS_THAN_THRESHOLD,
        threshold,
        periods,
        TreatMissingData.NOT_BREACHING,
        List.of());
  }

  /** No news is bad news. */
  Vital orSilent() {
    return new Vital(
        name, meaning, metric, comparison, threshold, periods, TreatMissingData.BREACHING, actions);
  }

  /** What AWS does by itself when it rings. */
  Vital and(IAlarmAction action) {
    return new Vital(
        name, meaning, metric, comparison, threshold, periods, silence, List.of(action));
  }
}
