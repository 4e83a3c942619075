package millions.web.platform.jobs;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import millions.backing.BackingUnavailable;
import millions.web.platform.WebConfig;
import millions.web.platform.start.SchemaReadiness;
import org.jboss.logging.Logger;

/**
 * Runs the jobs of all systems. Every process is ready to do each; the locks of the systems let one
 * do it at a time.
 */
@ApplicationScoped
class Jobs {

  private static final Logger LOG = Logger.getLogger(Jobs.class);

  /**
   * After the process began, which ships its access log at whole intervals from then on: so a count
   * of the same interval finds what was just shipped and not what was shipped the time before.
   */
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final List<SystemJobs> systems;
  private final SchemaReadiness schema;
  private final WebConfig.Jobs config;

  Jobs(
      Scheduler scheduler,
      @All List<SystemJobs> systems,
      SchemaReadiness schema,
      WebConfig config) {
    this.scheduler = scheduler;
    this.systems = systems;
    this.schema = schema;
    this.config = config.jobs();
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      systems.stream().flatMap(system -> system.jobs().stream()).forEach(this::schedule);
    }
  }

  private void schedule(Job job) {
    scheduler
        .newJob(job.name())
        .setInterval(job.every().toString())
        .setDelayed(FIRST_DELAY.toString())
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(execution -> run(job))
        .schedule();
  }

  private void run(Job job) {
    if (!schema.present()) {
      return;
    }
    try {
      var done = job.work().getAsInt();
      if (done > 0) {
        LOG.debugf("%s: %d", job.name(), done);
      }
    } catch (BackingUnavailable e) {
      // The service's death is reported where it matters; the next run finds what this one left.
      LOG.infof("%s put off: %s", job.name(), e.getMessage());
    }
  }
}
