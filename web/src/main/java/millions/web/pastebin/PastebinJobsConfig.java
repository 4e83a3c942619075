package millions.web.pastebin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the pastebin is swept. */
@ConfigMapping(prefix = "millions.web.pastebin")
interface PastebinJobsConfig {

  @WithDefault("30s")
  Duration sweepExpiredEvery();

  @WithDefault("10m")
  Duration sweepOrphansEvery();
}
