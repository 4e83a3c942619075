package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import millions.pastebin.PasteSweeps;
import millions.web.platform.jobs.Job;
import millions.web.platform.jobs.SystemJobs;

/** When the pastebin is swept. */
@ApplicationScoped
class PastebinJobs implements SystemJobs {

  private final PasteSweeps sweeps;
  private final PastebinJobsConfig config;

  PastebinJobs(PasteSweeps sweeps, PastebinJobsConfig config) {
    this.sweeps = sweeps;
    this.config = config;
  }

  @Override
  public List<Job> jobs() {
    return List.of(
        new Job("sweep of expired pastes", config.sweepExpiredEvery(), sweeps::expired),
        new Job("sweep of orphaned texts", config.sweepOrphansEvery(), sweeps::orphans));
  }
}
