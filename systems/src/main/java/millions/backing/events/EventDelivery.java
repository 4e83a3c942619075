package millions.backing.events;

import java.time.Duration;
import millions.backing.BackingUnavailable;

/** Brings published events to the consumers in this process. Thread-safe. */
public interface EventDelivery {

  /**
   * Delivers what is due now, up to a bound, on the caller's thread.
   *
   * @return how many events were taken up, whatever came of them
   * @throws BackingUnavailable when a store of events does not answer; what it holds stays there
   */
  int deliver();

  /**
   * Waits until this process has published something since the last {@link #deliver}, or the time
   * is over: others publish too, and what failed comes again.
   */
  void awaitNews(Duration atMost) throws InterruptedException;
}
