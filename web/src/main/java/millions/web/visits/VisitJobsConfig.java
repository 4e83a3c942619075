package millions.web.visits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often visits are counted. */
@ConfigMapping(prefix = "millions.web.visits")
interface VisitJobsConfig {

  @WithDefault("5s")
  Duration countEvery();

  @WithDefault("1h")
  Duration discardLogsEvery();
}
