package millions.local.stages;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import millions.local.process.Ports;
import millions.local.standin.postgres.ReadReplicas;
import millions.local.standin.postgres.SqlCluster;
import millions.local.standin.postgres.SqlCredentials;
import millions.local.standin.postgres.SqlPlaces;
import millions.local.standin.postgres.SqlShape;
import millions.local.state.Secrets;
import millions.local.state.StateDirectory;

/**
 * The database of a stage as boxes: one server, or two behind one stable address, and their read
 * replicas, which come and go by themselves.
 */
public final class SqlBoxes {

  public static final String PASSWORD = "sql.password";

  private final Ports ports;
  private final Path passwordFile;
  private final SqlPlaces places;
  private final SqlCredentials credentials;

  SqlBoxes(StateDirectory state, Secrets secrets, Ports ports) {
    this.ports = ports;
    this.passwordFile = secrets.fileOf(PASSWORD);
    this.places = new SqlPlaces(state.data().resolve("sql"), state.logs(), state.cache());
    this.credentials =
        new SqlCredentials(
            secrets.of("sql.superuser-password"),
            secrets.of(PASSWORD),
            secrets.of("sql.replication-password"));
  }

  Box pair(SqlShape shape) {
    return Box.telling(
        List.of(shape.standby() ? "sql-endpoint" : "sql-primary"),
        box -> settings(cluster(box)),
        box -> new SqlCluster(places, credentials, shape, ports::of));
  }

  Box replicas(Box pair) {
    var replicas =
        Box.telling(
            ReadReplicas.roles(),
            box -> Map.of("MILLIONS_SQL_REPLICA_URLS", urls((ReadReplicas) box.component())),
            box -> new ReadReplicas(cluster(pair)));
    replicas.uses(pair);
    return replicas;
  }

  private static SqlCluster cluster(Box pair) {
    return (SqlCluster) pair.component();
  }

  private Map<String, String> settings(SqlCluster cluster) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("MILLIONS_SQL_PRIMARY_URL", url(cluster.primaryAddress()));
    settings.put("MILLIONS_SQL_USERNAME", SqlCredentials.USERNAME);
    settings.put("MILLIONS_SQL_PASSWORD_FILE", passwordFile.toString());
    return settings;
  }

  private static String urls(ReadReplicas replicas) {
    return replicas.addresses().stream().map(SqlBoxes::url).collect(Collectors.joining(","));
  }

  private static String url(String address) {
    return "jdbc:postgresql://" + address + "/" + SqlCredentials.DATABASE;
  }
}
