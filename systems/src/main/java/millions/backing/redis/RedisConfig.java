package millions.backing.redis;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import millions.backing.PasswordFile;

/** Where Redis or Valkey is, on the stages that have one. */
@ConfigMapping(prefix = "millions.cache.redis")
public interface RedisConfig {

  String uri();

  /** Read at every new connection, see {@link PasswordFile}; without it the URI is all. */
  Optional<Path> passwordFile();

  /** How long a command may take; a slower one counts as not answered. */
  Duration timeout();
}
