package millions.local.stages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import millions.local.service.ManagedService;
import millions.local.service.Service;
import millions.local.standin.postgres.ClusterShape;
import millions.local.standin.postgres.ReadReplicas;
import millions.local.standin.postgres.SqlCluster;
import millions.local.standin.postgres.SqlCredentials;
import millions.local.standin.postgres.server.ClusterPaths;

/**
 * The database of a stage as services: one server, or two behind one stable address, and their read
 * replicas, which come and go by themselves.
 */
record SqlServices(RunContext context) {

  ManagedService<SqlCluster> cluster(ClusterShape shape) {
    var state = context.state();
    var places = new ClusterPaths(state.data().resolve("sql"), state.logs(), state.cache());
    return new ManagedService<>(
        "sql",
        List.of(shape.standby() ? "sql-endpoint" : "sql-primary"),
        used -> new SqlCluster(places, credentials(), shape, context.ports()::of),
        this::settings);
  }

  private SqlCredentials credentials() {
    var secrets = context.secrets();
    return new SqlCredentials(
        secrets.of("sql.superuser-password"),
        secrets.of(PasswordNames.SQL),
        secrets.of("sql.replication-password"));
  }

  private Map<String, String> settings(SqlCluster cluster) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("MILLIONS_SQL_PRIMARY_URL", url(cluster.primaryAddress()));
    settings.put("MILLIONS_SQL_USERNAME", SqlCredentials.USERNAME);
    settings.put(
        "MILLIONS_SQL_PASSWORD_FILE", context.secrets().fileOf(PasswordNames.SQL).toString());
    return settings;
  }

  Service replicas(ManagedService<SqlCluster> sql) {
    var replicas =
        new ManagedService<>(
            "sql-replicas",
            ReadReplicas.roles(),
            used -> new ReadReplicas(cluster(used.getFirst())),
            component -> Map.of("MILLIONS_SQL_REPLICA_URLS", urls(component)));
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
