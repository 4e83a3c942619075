package millions.backing.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are delivered. */
@ConfigMapping(prefix = "millions.events")
public interface EventsConfig {

  EventStore store();

  /** How long a process may wait for news before it looks for the events of others. */
  @WithDefault("PT1S")
  Duration pollEvery();

  /** How many events are taken up at once. */
  @WithDefault("20")
  int batch();

  /**
   * For how long an event that one process took up is hidden from the others: longer than the
   * consumers need for it. One whose process died comes again after it.
   */
  @WithDefault("PT1M")
  Duration visibilityTimeout();

  /** The wait after the first failure; doubled by each further one. */
  @WithDefault("PT1S")
  Duration firstRetry();

  @WithDefault("PT5M")
  Duration longestRetry();

  /** How often an event is tried before it is parked, from 1. */
  @WithDefault("10")
  int maxAttempts();
}
