package millions.local.service;

import java.time.Duration;
import java.util.Optional;

/**
 * What is done about a server that died or hangs: what its AWS twin would do.
 *
 * @param enabled whether a dead one is started again at all
 * @param pause the wait before the first new start; it doubles with each start that fails, up to
 *     sixteen times
 * @param attempts starts in a row that may fail before it is given up
 * @param replaceAfter how long a living one may give no good answer before it is killed and started
 *     anew; empty: for ever
 */
public record RestartPolicy(
    boolean enabled, Duration pause, int attempts, Optional<Duration> replaceAfter) {

  /** A box of its own: when it is dead it is dead, and {@code status} says so. */
  public static final RestartPolicy NEVER =
      new RestartPolicy(false, Duration.ZERO, 0, Optional.empty());

  /** A managed service: the provider starts it again. */
  public static final RestartPolicy WHEN_DEAD =
      new RestartPolicy(true, Duration.ofSeconds(2), 8, Optional.empty());

  /** An instance of an Auto Scaling group: replaced when dead, and when its health check fails. */
  public static final RestartPolicy WHEN_UNHEALTHY =
      new RestartPolicy(true, Duration.ofSeconds(2), 8, Optional.of(Duration.ofSeconds(15)));

  /**
   * A managed service under heavy work: replaced when dead, and when it has said nothing for so
   * long that no work explains it.
   */
  public static final RestartPolicy WHEN_SILENT =
      new RestartPolicy(true, Duration.ofSeconds(2), 8, Optional.of(Duration.ofSeconds(60)));

  /** The wait before the next start after so many failed ones in a row. */
  Duration pauseAfter(int failures) {
    return pause.multipliedBy(1L << Math.min(failures, 4));
  }
}
