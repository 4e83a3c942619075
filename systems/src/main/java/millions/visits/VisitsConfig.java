package millions.visits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How visits are counted. */
@ConfigMapping(prefix = "millions.visits")
public interface VisitsConfig {

  /** In how many partitions access log segments are mapped at once. */
  @WithDefault("4")
  int partitions();

  /** How long a counted segment is kept, from its day on. */
  @WithDefault("P7D")
  Duration accessLogsKept();
}
