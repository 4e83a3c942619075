package millions.backing.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import millions.backing.PasswordFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings each system's schema up to this release. Any number of processes may do so at once: for
 * each schema the first locks, the rest find it done. Uses connections of its own, since those of
 * the requests end a statement after seconds and an index takes as long as it takes. Thread-safe.
 */
@ApplicationScoped
public class Migrations {

  private final Clusters clusters;
  private final List<Schema> schemas;

  @Inject
  Migrations(Clusters clusters, @Any Instance<Schema> schemas) {
    this(clusters, schemas.stream().toList());
  }

  Migrations(Clusters clusters, List<Schema> schemas) {
    this.clusters = clusters;
    this.schemas = List.copyOf(schemas);
  }

  /**
   * Applies what is missing; blocks until it is done.
   *
   * @throws FlywayException when a primary does not answer or a migration fails; what was applied
   *     before stays
   */
  public void apply() {
    for (var schema : schemas) {
      var primary = clusters.cluster(schema.name()).settings().primaryUrl();
      flyways(schema, primary).forEach(flyway -> flyway.load().migrate());
    }
  }

  /**
   * Whether each schema is all this release needs on some server that answers, be it a replica.
   * Asks them one after the other.
   */
  public boolean applied() {
    return schemas.stream().allMatch(this::applied);
  }

  private boolean applied(Schema schema) {
    var settings = clusters.cluster(schema.name()).settings();
    return Stream.concat(settings.replicaUrls().stream(), Stream.of(settings.primaryUrl()))
        .anyMatch(url -> appliedAt(url, schema));
  }

  private boolean appliedAt(String url, Schema schema) {
    try {
      return flyways(schema, url).allMatch(flyway -> flyway.load().info().pending().length == 0);
    } catch (FlywayException | IllegalStateException e) {
      // No answer is no "yes"; another server may give it.
      return false;
    }
  }

  /** The system's own tables first; the outbox, which all have alike, has a history of its own. */
  private Stream<FluentConfiguration> flyways(Schema schema, String url) {
    var own =
        flyway(schema, url)
            .locations("classpath:db/migration/" + schema.name())
            .table("flyway_schema_history");
    if (!schema.hasOutbox()) {
      return Stream.of(own);
    }
    return Stream.of(
        own,
        flyway(schema, url)
            .locations("classpath:db/outbox")
            .table("flyway_outbox_history")
            // The schema has tables by now, which Flyway takes for somebody else's otherwise.
            .baselineOnMigrate(true)
            .baselineVersion("0"));
  }

  private FluentConfiguration flyway(Schema schema, String url) {
    var settings = clusters.cluster(schema.name()).settings();
    var password = new PasswordFile(settings.password().setting(), settings.password().file());
    return Flyway.configure()
        .dataSource(url, settings.username(), password.read())
        .jdbcProperties(
            Map.of(
                "connectTimeout",
                Long.toString(Math.max(1, settings.connectTimeout().toSeconds())),
                "tcpKeepAlive",
                "true"))
        .schemas(schema.name())
        .validateMigrationNaming(true);
  }
}
