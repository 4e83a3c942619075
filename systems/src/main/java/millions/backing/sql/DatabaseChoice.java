package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayList;
import java.util.List;
import millions.backing.BackingConfig;

/** Chooses the databases by {@code millions.sql.database}. */
@ApplicationScoped
class DatabaseChoice {

  @Produces
  @ApplicationScoped
  Database database(SqlConfig sql, BackingConfig config, MeterRegistry meters) {
    return database(sql, config.process().name(), meters);
  }

  static Database database(SqlConfig sql, String process, MeterRegistry meters) {
    var primary = new SqlNode("primary", sql.primaryUrl(), process, sql, meters);
    return switch (sql.database()) {
      case SINGLE_PRIMARY -> new SinglePrimary(primary);
      case PRIMARY_WITH_REPLICAS ->
          new PrimaryWithReplicas(primary, replicas(sql, process, meters));
    };
  }

  private static List<SqlNode> replicas(SqlConfig sql, String process, MeterRegistry meters) {
    var urls =
        sql.replicaUrls()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "millions.sql.replica-urls: needed when millions.sql.database is"
                            + " primary-with-replicas; one or more JDBC URLs, comma separated"));
    var replicas = new ArrayList<SqlNode>();
    for (var url : urls) {
      replicas.add(new SqlNode("replica-" + (replicas.size() + 1), url, process, sql, meters));
    }
    return replicas;
  }

  void close(@Disposes Database database) {
    database.close();
  }
}
