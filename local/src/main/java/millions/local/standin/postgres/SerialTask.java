package millions.local.standin.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One piece of long work at a time (a rebuild, a failover), beside the thread that looks. After a
 * failure it rests a second, so that a hopeless start does not spin.
 */
final class SerialTask {

  private static final Duration REST = Duration.ofSeconds(1);

  private final String name;
  private final ClusterEventLog events;
  private final AtomicReference<Thread> worker = new AtomicReference<>();
  private volatile RuntimeException failure;
  private volatile int failures;
  private volatile long restUntil = System.nanoTime();
  private volatile boolean closed;

  SerialTask(String name, ClusterEventLog events) {
    this.name = name;
    this.events = events;
  }

  boolean free() {
    return !closed && worker.get() == null && System.nanoTime() - restUntil >= 0;
  }

  boolean working() {
    return worker.get() != null;
  }

  /** Starts the work on a thread of its own; ignored while the task is not free. */
  void run(String sentence, Runnable work) {
    if (!free()) {
      return;
    }
    var thread = Thread.ofVirtual().name(name).unstarted(() -> attempt(sentence, work));
    if (worker.compareAndSet(null, thread)) {
      thread.start();
    }
  }

  private void attempt(String sentence, Runnable work) {
    var began = System.nanoTime();
    events.say(sentence);
    try {
      work.run();
      failures = 0;
      failure = null;
      events.say(sentence + ": done in " + (System.nanoTime() - began) / 1_000_000 + " ms");
    } catch (RuntimeException e) {
      failure = e;
      failures++;
      restUntil = System.nanoTime() + REST.toNanos();
      events.say(sentence + ": failed: " + e.getMessage());
    } finally {
      worker.set(null);
    }
  }

  /** The last failure, once the same task failed so often in a row. */
  Optional<RuntimeException> failedTimes(int times) {
    return failures >= times ? Optional.ofNullable(failure) : Optional.empty();
  }

  /** Takes no more work; interrupts what runs and waits for it a while. */
  void close() {
    closed = true;
    var thread = worker.get();
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
