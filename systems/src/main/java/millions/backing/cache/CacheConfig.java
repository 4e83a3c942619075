package millions.backing.cache;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Which cache a stage has. */
@ConfigMapping(prefix = "millions.cache")
public interface CacheConfig {

  CacheStore store();

  Near near();

  /** The part of the cache inside the process. */
  interface Near {
    long maxBytes();

    Duration ttl();
  }
}
