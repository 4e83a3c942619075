package millions.local.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import millions.local.process.Ports;
import millions.local.sql.SqlCluster;
import millions.local.sql.SqlCredentials;
import millions.local.sql.SqlPlaces;
import millions.local.sql.SqlShape;

/** The database of a stage as a box: one server, or several behind one stable address. */
final class SqlBox {

  static final String PASSWORD = "sql.password";

  private final SqlShape shape;
  private final Path passwordFile;
  private final SqlCluster cluster;

  SqlBox(StateDirectory state, Secrets secrets, SqlShape shape, Ports ports) {
    this.shape = shape;
    this.passwordFile = secrets.fileOf(PASSWORD);
    this.cluster =
        new SqlCluster(
            new SqlPlaces(state.data().resolve("sql"), state.logs(), state.cache()),
            new SqlCredentials(
                secrets.of("sql.superuser-password"),
                secrets.of(PASSWORD),
                secrets.of("sql.replication-password")),
            shape,
            ports::next);
  }

  Box box() {
    return new Box(roles(), this::settings, box -> cluster);
  }

  private List<String> roles() {
    var roles = new ArrayList<String>();
    roles.add(shape.standby() ? "sql-endpoint" : "sql-primary");
    for (int replica = 1; replica <= shape.replicas(); replica++) {
      roles.add("sql-replica-" + replica);
    }
    return roles;
  }

  private Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("MILLIONS_SQL_PRIMARY_URL", url(cluster.primaryAddress()));
    settings.put("MILLIONS_SQL_USERNAME", SqlCredentials.USERNAME);
    settings.put("MILLIONS_SQL_PASSWORD_FILE", passwordFile.toString());
    if (shape.replicas() > 0) {
      settings.put(
          "MILLIONS_SQL_REPLICA_URLS",
          cluster.replicaAddresses().stream().map(SqlBox::url).collect(Collectors.joining(",")));
    }
    return settings;
  }

  private static String url(String address) {
    return "jdbc:postgresql://" + address + "/" + SqlCredentials.DATABASE;
  }
}
