package millions.local.standin.postgres.server;

import java.nio.file.Path;

/**
 * Where a cluster keeps its files.
 *
 * @param name tells it from the other clusters of the stage
 * @param data one directory per server, and {@code state.json}
 * @param logs {@code sql-primary.log} and so on, and {@code sql-cluster.log} for what was decided;
 *     shared with the other clusters, whose names are others
 * @param cache the unpacked PostgreSQL; may be shared and lost
 */
public record ClusterPaths(ClusterName name, Path data, Path logs, Path cache) {

  public ClusterPaths {
    data = data.toAbsolutePath().normalize();
    logs = logs.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
  }
}
