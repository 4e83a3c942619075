package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How the targets of a group are checked: a GET that must answer 200 in time. Intervals may be
 * shorter than an ALB's 5 s, since a stage on one machine is watched while it changes.
 *
 * @param path of the GET, with its query; up to 1,024 characters
 * @param interval between two checks of one target, 50 ms to 5 min
 * @param timeout after which a check has failed, 10 ms to 2 min
 * @param healthyThreshold successes in a row that make an unhealthy target healthy, 2 to 10
 * @param unhealthyThreshold failures in a row that make a healthy target unhealthy, 2 to 10
 */
public record HealthCheckConfiguration(
    @JsonProperty(required = true) String path,
    @JsonProperty(required = true) Duration interval,
    @JsonProperty(required = true) Duration timeout,
    @JsonProperty(required = true) int healthyThreshold,
    @JsonProperty(required = true) int unhealthyThreshold) {

  /** Once a second on the readiness path of the web processes; two results in a row count. */
  public static final HealthCheckConfiguration DEFAULT =
      new HealthCheckConfiguration(
          "/q/health/ready", Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 2);

  public HealthCheckConfiguration {
    Limits.matching("path", path, "/[\\x21-\\x7e]{0,1023}", "a slash and up to 1,023 characters");
    Limits.between("interval", interval, Duration.ofMillis(50), Duration.ofMinutes(5));
    Limits.between("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(2));
    Limits.between("healthyThreshold", healthyThreshold, 2, 10);
    Limits.between("unhealthyThreshold", unhealthyThreshold, 2, 10);
  }
}
