package millions.local.service;

import java.time.Duration;
import java.time.Instant;

/** Counts the failed starts in a row and knows when the next one is due. Not thread-safe. */
final class RestartBackoff {

  /** Who answers this long is no longer in a crash loop. */
  private static final Duration STABLE = Duration.ofSeconds(10);

  private final RestartPolicy rule;
  private int failures;
  private Instant due = Instant.MAX;

  RestartBackoff(RestartPolicy rule) {
    this.rule = rule;
  }

  void lived(Duration time) {
    if (time.compareTo(STABLE) > 0) {
      failures = 0;
    }
  }

  void died(Instant now) {
    due = allowed() ? now.plus(rule.pauseAfter(failures)) : Instant.MAX;
    failures++;
  }

  /** Whether a start is due; true once for each death. */
  boolean due(Instant now) {
    if (now.isBefore(due)) {
      return false;
    }
    due = Instant.MAX;
    return true;
  }

  /** What will happen now, as half a sentence. */
  String outlook() {
    if (!rule.enabled()) {
      return "on this stage nobody starts it again.";
    }
    if (due.equals(Instant.MAX)) {
      return "given up after " + rule.attempts() + " failed starts in a row.";
    }
    return "it will be started again.";
  }

  private boolean allowed() {
    return rule.enabled() && failures < rule.attempts();
  }
}
