package millions.local.stages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import millions.local.service.ManagedService;
import millions.local.service.Service;
import millions.local.standin.postgres.ClusterShape;
import millions.local.standin.postgres.ReadReplicas;
import millions.local.standin.postgres.SqlCluster;
import millions.local.standin.postgres.SqlCredentials;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.ClusterPaths;

/**
 * One PostgreSQL cluster of a stage as services: one server, or two behind one stable address, and
 * their read replicas, which come and go by themselves.
 *
 * @param name the cluster's; {@code sql} is that of all systems, {@code sql-photos} of one
 */
record SqlServices(RunContext context, ClusterName name) {

  ManagedService<SqlCluster> cluster(ClusterShape shape) {
    var state = context.state();
    var paths =
        new ClusterPaths(name, state.data().resolve(name.text()), state.logs(), state.cache());
    return new ManagedService<>(
        name.text(),
        List.of(name.role(shape.standby() ? "endpoint" : "primary")),
        used -> new SqlCluster(paths, credentials(), shape, context.ports()::of),
        this::settings);
  }

  private SqlCredentials credentials() {
    var secrets = context.secrets();
    return new SqlCredentials(
        secrets.of(name + ".superuser-password"),
        secrets.of(password()),
        secrets.of(name + ".replication-password"));
  }

  private String password() {
    return name + ".password";
  }

  private String setting(String word) {
    return setting(name, word);
  }

  /**
   * The web process's name of a setting of this cluster: {@code MILLIONS_SQL_PRIMARY_URL} for that
   * of all systems, {@code MILLIONS_SQL_DATABASES_PHOTOS_PRIMARY_URL} for {@code sql-photos}.
   */
  static String setting(ClusterName name, String word) {
    var own = name.text().substring(ClusterName.SQL.text().length());
    var prefix = own.isEmpty() ? "sql" : "sql-databases" + own;
    return "MILLIONS_%s_%s".formatted(prefix.toUpperCase(Locale.ROOT).replace('-', '_'), word);
  }

  private Map<String, String> settings(SqlCluster cluster) {
    var settings = new LinkedHashMap<String, String>();
    settings.put(setting("PRIMARY_URL"), url(cluster.primaryAddress()));
    settings.put(setting("USERNAME"), SqlCredentials.USERNAME);
    settings.put(setting("PASSWORD_FILE"), context.secrets().fileOf(password()).toString());
    return settings;
  }

  Service replicas(ManagedService<SqlCluster> sql) {
    var replicas =
        new ManagedService<>(
            name.role("replicas"),
            ReadReplicas.roles(name),
            used -> new ReadReplicas(cluster(used.getFirst())),
            component -> Map.of(setting("REPLICA_URLS"), urls(component)));
    replicas.uses(sql);
    return replicas;
  }

  /** The cluster that runs, which may be that of an earlier drawing. */
  private static SqlCluster cluster(Service sql) {
    return (SqlCluster) ((ManagedService<?>) sql).component();
  }

  private static String urls(ReadReplicas replicas) {
    return replicas.addresses().stream().map(SqlServices::url).collect(Collectors.joining(","));
  }

  private static String url(String address) {
    return "jdbc:postgresql://" + address + "/" + SqlCredentials.DATABASE;
  }
}
