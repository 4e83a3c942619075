package millions.web.platform.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import millions.backing.BackingUnavailable;
import millions.backing.events.EventDelivery;
import millions.backing.events.EventsConfig;
import millions.web.platform.WebConfig;
import millions.web.platform.start.SchemaReadiness;
import org.jboss.logging.Logger;

/**
 * Delivers events to the consumers in this process for as long as it runs: at once those it
 * published itself, and at intervals whatever is due.
 */
@ApplicationScoped
class EventLoop {

  private static final Logger LOG = Logger.getLogger(EventLoop.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final EventDelivery delivery;
  private final EventsConfig config;
  private final SchemaReadiness schema;
  private final boolean enabled;
  private volatile boolean running;
  private Thread thread;

  EventLoop(EventDelivery delivery, EventsConfig config, SchemaReadiness schema, WebConfig web) {
    this.delivery = delivery;
    this.config = config;
    this.schema = schema;
    this.enabled = web.jobs().enabled();
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      running = true;
      thread = Thread.ofPlatform().daemon().name("events").start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        delivery.awaitNews(config.pollEvery());
        if (running && schema.present()) {
          delivery.deliver();
        }
      } catch (BackingUnavailable e) {
        LOG.infof("delivery of events put off: %s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("delivery of events", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Lets the consumer at work end; what it does not finish in time comes again. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    if (thread != null) {
      thread.join(LONGEST_END);
    }
  }
}
