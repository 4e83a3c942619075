package millions.web.visits;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import millions.visits.VisitCounts;
import millions.web.platform.jobs.Job;
import millions.web.platform.jobs.SystemJobs;

/** When visits are counted, and when the logs they were counted from go. */
@ApplicationScoped
class VisitJobs implements SystemJobs {

  private final VisitCounts visits;
  private final VisitJobsConfig config;

  VisitJobs(VisitCounts visits, VisitJobsConfig config) {
    this.visits = visits;
    this.config = config;
  }

  @Override
  public List<Job> jobs() {
    return List.of(
        new Job("count of visits", config.countEvery(), visits::count),
        new Job("discard of old access logs", config.discardLogsEvery(), visits::discardOldLogs));
  }
}
