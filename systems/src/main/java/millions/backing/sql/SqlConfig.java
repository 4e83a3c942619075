package millions.backing.sql;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import millions.backing.PasswordFile;

/**
 * Which databases a stage has: one cluster for all systems, unless {@code millions.sql.databases}
 * gives one of them another.
 */
@ConfigMapping(prefix = "millions.sql")
public interface SqlConfig {

  DatabaseShape database();

  String primaryUrl();

  Optional<List<String>> replicaUrls();

  String username();

  /** Read at every new connection, see {@link PasswordFile}. */
  Path passwordFile();

  /** Connections of this process to each server. */
  int poolSize();

  Duration acquisitionTimeout();

  Duration connectTimeout();

  Duration socketTimeout();

  Duration statementTimeout();

  /** What differs for a system, by the name of its schema. */
  Map<String, Own> databases();

  /** A system's own cluster. What is absent is as for all; replicas go with their primary. */
  interface Own {
    Optional<DatabaseShape> database();

    Optional<String> primaryUrl();

    Optional<List<String>> replicaUrls();

    Optional<String> username();

    Optional<Path> passwordFile();

    OptionalInt poolSize();
  }
}
