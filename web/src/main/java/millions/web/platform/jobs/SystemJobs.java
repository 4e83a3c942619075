package millions.web.platform.jobs;

import java.util.List;

/** The jobs of a system. One bean per system that has any. */
@FunctionalInterface
public interface SystemJobs {

  List<Job> jobs();
}
