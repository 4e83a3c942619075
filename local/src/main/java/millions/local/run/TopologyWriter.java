package millions.local.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import millions.standins.balancer.ListenerConfiguration;

/**
 * Keeps the topology file and the balancer's listener configuration true while a stage runs, on a
 * thread of its own.
 */
final class TopologyWriter {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Path file;
  private final ListenerFile listener;
  private final Supplier<Topology> topology;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;
  private Topology last;

  TopologyWriter(Path file, ListenerFile listener, Supplier<Topology> topology) {
    this.file = file;
    this.listener = listener;
    this.topology = topology;
  }

  /** Nothing when it does so already. */
  void begin() {
    if (thread != null) {
      return;
    }
    thread = Thread.ofVirtual().name("topology").start(this::keep);
  }

  private void keep() {
    try {
      do {
        write();
      } while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the balancer does from the next time on that something changes or is written. */
  synchronized void draw(Optional<ListenerConfiguration> drawn) {
    listener.draw(drawn);
    last = null;
  }

  /** Writes what is so now, for a change that others wait for; nothing when nothing changed. */
  synchronized void write() {
    var now = topology.get();
    if (!now.equals(last)) {
      listener.write(now);
      now.write(file);
      last = now;
    }
  }

  /** Writes no more when it returns. */
  void end() throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join();
    }
  }
}
