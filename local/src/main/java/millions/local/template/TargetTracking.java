package millions.local.template;

/**
 * A target tracking policy: the number of processes changes so that a metric stays at a value.
 *
 * @param metric of AWS, as {@code ASGAverageCPUUtilization}, or of our own with its namespace, as
 *     {@code Millions/Backlog}
 * @param target the value in the metric's unit
 * @param scalesIn whether it also takes processes away
 */
public record TargetTracking(String metric, double target, boolean scalesIn) {}
