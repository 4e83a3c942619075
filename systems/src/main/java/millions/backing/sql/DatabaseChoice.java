package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import millions.backing.BackingConfig;

/** Chooses the databases by {@code millions.sql.database}, and a system's own where it has one. */
@ApplicationScoped
class DatabaseChoice {

  static Database database(Cluster cluster, String schema) {
    return switch (cluster.settings().shape()) {
      case SINGLE_PRIMARY -> new SinglePrimary(cluster.primary(), schema);
      case PRIMARY_WITH_REPLICAS ->
          new PrimaryWithReplicas(cluster.primary(), cluster.replicas(), schema);
    };
  }

  @Produces
  @Singleton
  Clusters clusters(
      SqlConfig sql, BackingConfig config, @Any Instance<Schema> schemas, MeterRegistry meters) {
    var systems = schemas.stream().map(Schema::name).toList();
    return new Clusters(sql, systems, config.process().name(), meters);
  }

  void close(@Disposes Clusters clusters) {
    clusters.close();
  }

  @Produces
  @DatabaseOf("")
  Database database(InjectionPoint at, Clusters clusters) {
    return at.getQualifiers().stream()
        .filter(DatabaseOf.class::isInstance)
        .map(DatabaseOf.class::cast)
        .map(asked -> clusters.of(asked.value()))
        .findFirst()
        .orElseThrow();
  }
}
