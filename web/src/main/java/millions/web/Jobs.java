package millions.web;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.BackingUnavailable;
import millions.pastebin.PasteSweeps;
import millions.pastebin.VisitCounts;
import org.jboss.logging.Logger;

/**
 * The work that belongs to no request. Every process is ready to do it; the locks of the systems
 * let one do it at a time.
 */
@ApplicationScoped
class Jobs {

  private static final Logger LOG = Logger.getLogger(Jobs.class);

  private final PasteSweeps sweeps;
  private final VisitCounts visits;
  private final AccessLogSegments accessLog;
  private final Schema schema;
  private final WebConfig.Jobs config;

  Jobs(
      PasteSweeps sweeps,
      VisitCounts visits,
      AccessLogSegments accessLog,
      Schema schema,
      WebConfig config) {
    this.sweeps = sweeps;
    this.visits = visits;
    this.accessLog = accessLog;
    this.schema = schema;
    this.config = config.jobs();
  }

  @Scheduled(
      every = "${millions.web.jobs.sweep-expired-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweepExpired() {
    run("sweep of expired pastes", sweeps::expired);
  }

  @Scheduled(
      every = "${millions.web.jobs.sweep-orphans-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweepOrphans() {
    run("sweep of orphaned texts", sweeps::orphans);
  }

  @Scheduled(
      every = "${millions.web.jobs.discard-logs-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void discardOldLogs() {
    run("discard of old access logs", visits::discardOldLogs);
  }

  @Scheduled(
      every = "${millions.web.jobs.count-visits-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void countVisits() {
    run("count of visits", visits::count);
  }

  @Scheduled(
      every = "${millions.web.access-log.ship-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void shipAccessLog() {
    if (config.enabled()) {
      accessLog.ship();
    }
  }

  private void run(String what, java.util.function.IntSupplier job) {
    if (!config.enabled() || !schema.present()) {
      return;
    }
    try {
      var done = job.getAsInt();
      if (done > 0) {
        LOG.debugf("%s: %d", what, done);
      }
    } catch (BackingUnavailable e) {
      // The part's death is reported where it matters; the next run finds what this one left.
      LOG.infof("%s put off: %s", what, e.getMessage());
    }
  }
}
