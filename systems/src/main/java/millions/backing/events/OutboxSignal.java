package millions.backing.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the delivery of this process when something was committed for it. Thread-safe. */
final class OutboxSignal {

  private final Semaphore news = new Semaphore(0);

  void give() {
    news.release();
  }

  /** Called before looking: what is given from here on is for the look after it. */
  void clear() {
    news.drainPermits();
  }

  void await(Duration atMost) throws InterruptedException {
    if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      news.release();
    }
  }
}
