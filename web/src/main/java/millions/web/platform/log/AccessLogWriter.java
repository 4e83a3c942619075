package millions.web.platform.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes access log lines from the event loops without ever making one wait, and writes them to the
 * current segment on a thread of its own. Past the queue's bound lines are dropped and counted: a
 * log must not slow what it logs.
 */
@ApplicationScoped
public class AccessLogWriter {

  private static final Logger LOG = Logger.getLogger(AccessLogWriter.class);

  private final ArrayBlockingQueue<AccessLogLine> queue = new ArrayBlockingQueue<>(65_536);
  private final AccessLogSegments segments;
  private final Counter dropped;
  private volatile boolean running;
  private Thread writer;

  AccessLogWriter(AccessLogSegments segments, MeterRegistry meters) {
    this.segments = segments;
    this.dropped = meters.counter("millions.access.log.dropped");
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    running = true;
    writer = Thread.ofPlatform().name("access-log").daemon().start(this::writeAll);
  }

  /** Takes a line without waiting; thread-safe. */
  public void write(AccessLogLine line) {
    if (!queue.offer(line)) {
      dropped.increment();
    }
  }

  private void writeAll() {
    while (running || !queue.isEmpty()) {
      try {
        var line = queue.poll(250, TimeUnit.MILLISECONDS);
        for (; line != null; line = queue.poll()) {
          segments.append(line);
        }
        segments.flush();
      } catch (IOException e) {
        dropped.increment();
        LOG.warnf("access log: %s", e.getMessage());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event)
      throws InterruptedException {
    running = false;
    writer.join(2_000);
    segments.ship();
  }
}
