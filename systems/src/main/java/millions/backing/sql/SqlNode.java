package millions.backing.sql;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import millions.backing.BackingUnavailable;
import millions.backing.RequestTrace;

/** One database server and this process's pool of connections to it. */
final class SqlNode implements AutoCloseable {

  private final String role;
  private final String process;
  private final AgroalDataSource pool;
  private final Timer queries;
  private volatile long restUntil = System.nanoTime();

  SqlNode(String role, String url, String process, ClusterSettings settings, MeterRegistry meters) {
    this.role = role;
    this.process = process;
    this.pool = SqlPool.open(role, url, settings);
    this.queries = Timer.builder("millions.sql.queries").tag("role", role).register(meters);
    Gauge.builder("millions.sql.pool.waiting", pool, p -> p.getMetrics().awaitingCount())
        .tag("role", role)
        .register(meters);
    Gauge.builder("millions.sql.pool.active", pool, p -> p.getMetrics().activeCount())
        .tag("role", role)
        .register(meters);
    Gauge.builder(
            "millions.sql.pool.wait.seconds.total",
            pool,
            p -> p.getMetrics().blockingTimeTotal().toNanos() / 1e9)
        .tag("role", role)
        .register(meters);
  }

  String role() {
    return role;
  }

  /** False for a second after it did not answer: reads then go elsewhere without waiting for it. */
  boolean rested() {
    return System.nanoTime() - restUntil >= 0;
  }

  /**
   * @param schema what names without a schema mean
   * @throws BackingUnavailable when the server does not answer or lets nobody in; any other failure
   *     is a mistake in the statement
   */
  <T> T run(String schema, SqlWork<T> work) {
    var started = System.nanoTime();
    try (var connection = pool.getConnection()) {
      return work.run(new SqlSession(connection, process, schema));
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      queries.record(Duration.ofNanos(System.nanoTime() - started));
      RequestTrace.current().step("sql", role, started);
    }
  }

  private RuntimeException translated(SQLException e) {
    if (refusesLogins(e)) {
      // A password was rotated and its file is not renewed yet: connections that are open are good.
      return new BackingUnavailable("sql " + role, e);
    }
    if (!unavailable(e)) {
      return new IllegalStateException(role + ": " + e.getMessage(), e);
    }
    restUntil = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    // The connections that wait in the pool lead to the same dead server: without this each would
    // fail one more request.
    pool.flush(AgroalDataSource.FlushMode.IDLE);
    return new BackingUnavailable("sql " + role, e);
  }

  /**
   * Class 08 connection, 53 out of resources, 57 operator intervention and shutdown, 58 system
   * error, 40 rollback (a replica cancels reads that block its replay), 25006 read-only, XX
   * internal; no state at all is the pool's own time-out. See PostgreSQL, appendix A.
   */
  private static boolean unavailable(SQLException e) {
    var state = e.getSQLState();
    return state == null
        || state.equals("25006")
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58")
        || state.startsWith("40")
        || state.startsWith("XX");
  }

  /** Class 28, invalid authorization. */
  private static boolean refusesLogins(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("28");
  }

  boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException | BackingUnavailable e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
