package millions.backing.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import millions.backing.BackingConfig;
import millions.backing.BackingUnavailable;
import millions.backing.RequestTrace;

/** One database server and this process's pool of connections to it. */
final class SqlNode implements AutoCloseable {

  private final String role;
  private final String process;
  private final AgroalDataSource pool;
  private final Timer queries;
  private volatile long restUntil = System.nanoTime();

  SqlNode(String role, String url, String process, BackingConfig.Sql config, MeterRegistry meters) {
    this.role = role;
    this.process = process;
    this.pool = open(url, config);
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

  private static AgroalDataSource open(String url, BackingConfig.Sql config) {
    var supplier =
        new AgroalDataSourceConfigurationSupplier()
            .metricsEnabled(true)
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(config.poolSize())
                        .acquisitionTimeout(config.acquisitionTimeout())
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .reapTimeout(Duration.ofMinutes(5))
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(config.username()))
                                    .credential(new SimplePassword(config.password()))
                                    .loginTimeout(config.connectTimeout())
                                    .jdbcProperty(
                                        "connectTimeout", seconds(config.connectTimeout()))
                                    .jdbcProperty("socketTimeout", seconds(config.socketTimeout()))
                                    .jdbcProperty("tcpKeepAlive", "true")
                                    .jdbcProperty(
                                        "options",
                                        "-c statement_timeout="
                                            + config.statementTimeout().toMillis())));
    try {
      return AgroalDataSource.from(supplier);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot set up the pool for " + url, e);
    }
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }

  String role() {
    return role;
  }

  AgroalDataSource pool() {
    return pool;
  }

  /** False for a second after it did not answer: reads then go elsewhere without waiting for it. */
  boolean rested() {
    return System.nanoTime() - restUntil >= 0;
  }

  /**
   * @throws BackingUnavailable when the server does not answer; any other failure is a mistake in
   *     the statement
   */
  <T> T run(SqlWork<T> work) {
    var started = System.nanoTime();
    try (var connection = pool.getConnection()) {
      return work.run(new SqlSession(connection, process));
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      queries.record(Duration.ofNanos(System.nanoTime() - started));
      RequestTrace.current().step("sql", role, started);
    }
  }

  private RuntimeException translated(SQLException e) {
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

  boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
