package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Opens each cluster once, however many systems have their schema there. */
final class Clusters implements Databases {

  private final Map<ClusterSettings, Cluster> clusters = new LinkedHashMap<>();
  private final Map<String, Cluster> bySystem = new HashMap<>();

  /**
   * Opens the pools and no connection.
   *
   * @throws IllegalArgumentException naming the setting when one cannot be right
   */
  Clusters(SqlConfig config, Collection<String> systems, String process, MeterRegistry meters) {
    for (var name : config.databases().keySet()) {
      if (!systems.contains(name)) {
        throw new IllegalArgumentException(
            "millions.sql.databases.\"%s\": there is no such system; allowed: %s"
                .formatted(name, String.join(", ", new TreeSet<>(systems))));
      }
    }
    var common = ClusterSettings.ofAll(config);
    for (var system : new TreeSet<>(systems)) {
      var settings = ClusterSettings.of(system, config);
      var prefix = settings.equals(common) ? "" : system + "-";
      bySystem.put(
          system,
          clusters.computeIfAbsent(
              settings, absent -> new Cluster(prefix, settings, process, meters)));
    }
  }

  @Override
  public Database of(String system) {
    var cluster = cluster(system);
    return DatabaseChoice.database(cluster, system);
  }

  /**
   * @throws IllegalArgumentException when no schema has this name
   */
  Cluster cluster(String system) {
    var cluster = bySystem.get(system);
    if (cluster == null) {
      throw new IllegalArgumentException("no system brings a schema named " + system);
    }
    return cluster;
  }

  @Override
  public Map<String, Boolean> health() {
    var health = new TreeMap<String, Boolean>();
    clusters.values().forEach(cluster -> health.putAll(cluster.health()));
    return health;
  }

  @Override
  public void close() {
    clusters.values().forEach(Cluster::close);
  }
}
