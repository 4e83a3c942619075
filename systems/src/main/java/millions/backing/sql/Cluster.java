package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The servers of one cluster with this process's connections to them. Thread-safe. */
final class Cluster implements AutoCloseable {

  private final ClusterSettings settings;
  private final SqlNode primary;
  private final List<SqlNode> replicas = new ArrayList<>();

  /**
   * @param prefix what tells its servers from those of another cluster; empty for the common one
   */
  Cluster(String prefix, ClusterSettings settings, String process, MeterRegistry meters) {
    this.settings = settings;
    this.primary =
        new SqlNode(prefix + "primary", settings.primaryUrl(), process, settings, meters);
    for (var url : settings.replicaUrls()) {
      var role = prefix + "replica-" + (replicas.size() + 1);
      replicas.add(new SqlNode(role, url, process, settings, meters));
    }
  }

  ClusterSettings settings() {
    return settings;
  }

  SqlNode primary() {
    return primary;
  }

  List<SqlNode> replicas() {
    return List.copyOf(replicas);
  }

  /** Each server by role and whether it answers right now. */
  Map<String, Boolean> health() {
    var health = new TreeMap<String, Boolean>();
    health.put(primary.role(), primary.answers());
    replicas.forEach(replica -> health.put(replica.role(), replica.answers()));
    return health;
  }

  @Override
  public void close() {
    primary.close();
    replicas.forEach(SqlNode::close);
  }
}
