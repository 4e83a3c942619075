package millions.local.standin.postgres.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** The runner's own door into a server: role {@code postgres}, every call bounded in time. */
public record Superuser(String password) {

  private static final Driver DRIVER = new Driver();

  /**
   * Opens a session.
   *
   * @param patience of each read from the server, in whole seconds, at least one
   */
  public Connection connect(int port, Duration patience) throws SQLException {
    var settings = new Properties();
    settings.setProperty("user", "postgres");
    settings.setProperty("password", password);
    settings.setProperty("ApplicationName", "millions-runner");
    settings.setProperty("sslmode", "disable");
    settings.setProperty("gssEncMode", "disable");
    settings.setProperty("connectTimeout", "1");
    settings.setProperty("socketTimeout", Long.toString(Math.max(1, patience.toSeconds())));
    return DRIVER.connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", settings);
  }

  @Override
  public String toString() {
    return "Superuser[...]";
  }
}
