package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * A target group: instances of one service that may answer the same requests, and how requests are
 * spread over them. Fields that are absent have the values of an ALB's new target group.
 *
 * @param name unique in the listener; 1 to 32 letters, digits and inner dashes
 * @param slowStart over which the share of a target that begins to serve grows, up to 15 min; zero,
 *     the default, for at once
 * @param stickiness how long a cookie binds a browser to a target, 1 s to 7 days; zero, the
 *     default, for not at all
 * @param algorithm {@code round_robin} by default
 * @param healthCheck {@link HealthCheckConfiguration#DEFAULT} by default
 * @param targets up to 1,000, none twice at one address
 */
public record TargetGroupConfiguration(
    @JsonProperty(required = true) String name,
    Duration slowStart,
    Duration stickiness,
    LoadBalancingAlgorithm algorithm,
    HealthCheckConfiguration healthCheck,
    List<TargetDescription> targets) {

  public TargetGroupConfiguration {
    Limits.matching(
        "name",
        name,
        "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?",
        "1 to 32 letters, digits and inner dashes");
    slowStart = slowStart == null ? Duration.ZERO : slowStart;
    stickiness = stickiness == null ? Duration.ZERO : stickiness;
    algorithm = algorithm == null ? LoadBalancingAlgorithm.ROUND_ROBIN : algorithm;
    healthCheck = healthCheck == null ? HealthCheckConfiguration.DEFAULT : healthCheck;
    Limits.between("slowStart", slowStart, Duration.ZERO, Duration.ofMinutes(15));
    if (!stickiness.isZero()) {
      Limits.between(
          "stickiness, where it is not PT0S,",
          stickiness,
          Duration.ofSeconds(1),
          Duration.ofDays(7));
    }
    targets = Limits.count("targets", targets, 0, 1_000);
    Limits.unique("target", targets, TargetDescription::address);
  }

  /** The same group with other targets. */
  public TargetGroupConfiguration withTargets(List<TargetDescription> others) {
    return new TargetGroupConfiguration(
        name, slowStart, stickiness, algorithm, healthCheck, others);
  }
}
