package millions.backing.sessions;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Where a stage keeps browser sessions. */
@ConfigMapping(prefix = "millions.sessions")
public interface SessionsConfig {

  SessionStore store();

  Duration ttl();

  int maxValues();
}
