package millions.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a run, and a fresh database for whoever asks. */
public final class TestPostgres {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestPostgres() {}

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(TestPostgres::close));
    }
    return server;
  }

  private static void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC URL of a new and empty database; user {@code postgres}, any password. */
  public static String freshDatabase() {
    return create("");
  }

  /** As {@link #freshDatabase}, with all that is in another, to which nobody may be connected. */
  public static String copyOf(String url) {
    return create(" TEMPLATE " + url.substring(url.lastIndexOf('/') + 1));
  }

  private static String create(String options) {
    var name = "test_" + COUNT.incrementAndGet();
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
  }
}
