package millions.backing.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import millions.backing.BackingUnavailable;
import millions.backing.PasswordFile;

/**
 * How connections to one server are made and kept. The URL goes to the driver as it is, so that its
 * parameters (TLS among them) are the driver's own.
 */
final class SqlPool {

  private SqlPool() {}

  /**
   * @throws IllegalStateException when the settings cannot be right
   */
  static AgroalDataSource open(String role, String url, ClusterSettings settings) {
    var password = new PasswordFile(settings.password().setting(), settings.password().file());
    var supplier =
        new AgroalDataSourceConfigurationSupplier()
            .metricsEnabled(true)
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(settings.poolSize())
                        .acquisitionTimeout(settings.acquisitionTimeout())
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .reapTimeout(Duration.ofMinutes(5))
                        .connectionFactoryConfiguration(
                            connections -> {
                              connect(connections.jdbcUrl(url), settings);
                              logIn(connections, role, settings.username(), password);
                              return connections;
                            }));
    try {
      return AgroalDataSource.from(supplier);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot set up the pool for " + url, e);
    }
  }

  private static void connect(
      AgroalConnectionFactoryConfigurationSupplier connections, ClusterSettings settings) {
    connections
        .loginTimeout(settings.connectTimeout())
        .jdbcProperty("connectTimeout", seconds(settings.connectTimeout()))
        .jdbcProperty("socketTimeout", seconds(settings.socketTimeout()))
        .jdbcProperty("tcpKeepAlive", "true")
        .jdbcProperty("options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
  }

  /** The provider is asked at every new connection; those that are open never ask again. */
  private static void logIn(
      AgroalConnectionFactoryConfigurationSupplier connections,
      String role,
      String username,
      PasswordFile password) {
    connections
        .principal(new NamePrincipal(username))
        .credential(password)
        .addSecurityProvider(
            credential -> credential instanceof PasswordFile file ? properties(role, file) : null);
  }

  private static Properties properties(String role, PasswordFile file) {
    try {
      var properties = new Properties();
      properties.setProperty("password", file.read());
      return properties;
    } catch (IllegalStateException e) {
      throw new BackingUnavailable("sql " + role, e);
    }
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
