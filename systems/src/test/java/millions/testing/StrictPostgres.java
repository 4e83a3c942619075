package millions.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real PostgreSQL that asks the role {@code app} for its password, and speaks TLS. */
public final class StrictPostgres implements AutoCloseable {

  public static final String USER = "app";

  private final EmbeddedPostgres server;

  public StrictPostgres(TestCertificate certificate, String password) {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("ssl", "on")
              .setServerConfig("ssl_cert_file", certificate.pem().toString())
              .setServerConfig("ssl_key_file", certificate.key().toString())
              .start();
      superuser("CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'");
      askForPasswords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a rule before the one that trusts everybody. */
  private void askForPasswords() throws IOException {
    var rules = Path.of(show("hba_file"));
    var trusting = Files.readString(rules);
    Files.writeString(rules, "host all " + USER + " all scram-sha-256\n" + trusting);
    superuser("SELECT pg_reload_conf()");
  }

  private String show(String setting) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var rows = connection.createStatement().executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one statement as the superuser, who is let in without a password. */
  public void superuser(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void rotate(String password) {
    superuser("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
  }

  /** Ends all sessions of the role, as a failover does. */
  public void endSessions() {
    superuser(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '"
            + USER
            + "'");
  }

  /**
   * @param host a name this machine has for itself
   * @param parameters what follows the question mark of the URL
   */
  public String url(String host, String parameters) {
    return "jdbc:postgresql://%s:%d/postgres?%s".formatted(host, server.getPort(), parameters);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
