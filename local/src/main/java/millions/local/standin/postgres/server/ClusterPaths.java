package millions.local.standin.postgres.server;

import java.nio.file.Path;

/**
 * Where a cluster keeps its files.
 *
 * @param data one directory per server, and {@code state.json}
 * @param logs {@code sql-primary.log} and so on, and {@code sql-cluster.log} for what was decided
 * @param cache the unpacked PostgreSQL; may be shared and lost
 */
public record ClusterPaths(Path data, Path logs, Path cache) {

  public ClusterPaths {
    data = data.toAbsolutePath().normalize();
    logs = logs.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
  }
}
