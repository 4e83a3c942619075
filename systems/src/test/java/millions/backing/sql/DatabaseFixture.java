package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.testing.TestConfig;

/** Opens the databases of a configuration, as the application does. */
public final class DatabaseFixture implements AutoCloseable {

  private final Clusters clusters;
  private final List<Schema> schemas;

  private DatabaseFixture(Clusters clusters, List<Schema> schemas) {
    this.clusters = clusters;
    this.schemas = schemas;
  }

  public static DatabaseFixture open(
      TestConfig.Backing config, MeterRegistry meters, Schema... schemas) {
    var names = List.of(schemas).stream().map(Schema::name).toList();
    return new DatabaseFixture(
        new Clusters(config.sql(), names, config.process().name(), meters), List.of(schemas));
  }

  public static DatabaseFixture open(TestConfig.Backing config, Schema... schemas) {
    return open(config, new SimpleMeterRegistry(), schemas);
  }

  public Migrations migrations() {
    return new Migrations(clusters, schemas);
  }

  public Databases databases() {
    return clusters;
  }

  /** The database of one schema; closing it closes all of this. */
  public OpenDatabase database(Schema schema) {
    return new OpenDatabase(clusters.of(schema.name()), clusters);
  }

  @Override
  public void close() {
    clusters.close();
  }

  /** One system's database together with the connections under it. */
  public record OpenDatabase(Database database, Databases all) implements Database, AutoCloseable {

    @Override
    public <T> T write(SqlWork<T> work) {
      return database.write(work);
    }

    @Override
    public <T> T read(SqlWork<T> work) {
      return database.read(work);
    }

    @Override
    public <T> Optional<T> find(SqlWork<Optional<T>> work) {
      return database.find(work);
    }

    @Override
    public boolean exclusively(String name, Runnable work) {
      return database.exclusively(name, work);
    }

    public Map<String, Boolean> health() {
      return all.health();
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
