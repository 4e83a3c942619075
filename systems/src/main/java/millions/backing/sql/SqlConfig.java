package millions.backing.sql;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import millions.backing.PasswordFile;

/** Which databases a stage has. */
@ConfigMapping(prefix = "millions.sql")
public interface SqlConfig {

  DatabaseShape database();

  String primaryUrl();

  Optional<List<String>> replicaUrls();

  String username();

  /** Read at every new connection, see {@link PasswordFile}. */
  Path passwordFile();

  int poolSize();

  Duration acquisitionTimeout();

  Duration connectTimeout();

  Duration socketTimeout();

  Duration statementTimeout();
}
