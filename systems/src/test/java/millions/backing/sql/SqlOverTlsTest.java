package millions.backing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import millions.backing.BackingUnavailable;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.StrictPostgres;
import millions.testing.TestCertificate;
import millions.testing.TestDatabases;
import millions.testing.TestPasswords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The URL's parameters reach the driver through the pool. */
class SqlOverTlsTest {

  private static final SqlWork<Boolean> ENCRYPTED =
      session ->
          session
              .query(
                  "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                  row -> row.getBoolean(1))
              .getFirst();

  @TempDir static Path directory;

  private static TestCertificate certificate;
  private static StrictPostgres server;
  private static Path password;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.of("localhost", directory);
    server = new StrictPostgres(certificate, "secret");
    password = directory.resolve("sql.password");
    TestPasswords.renew(password, "secret");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static OpenDatabase open(String primaryUrl, String replicaUrls) {
    return TestDatabases.open(
        "stage4",
        Map.of(
            "millions.sql.primary-url",
            primaryUrl,
            "millions.sql.replica-urls",
            replicaUrls,
            "millions.sql.username",
            StrictPostgres.USER,
            "millions.sql.password-file",
            password.toString(),
            "millions.sql.acquisition-timeout",
            "PT0.5S"));
  }

  private static String verified(String host, TestCertificate root) {
    return server.url(host, "sslmode=verify-full&sslrootcert=" + root.pem());
  }

  @Test
  void primaryAndReplicasAreReachedByTheCertificateTheyShouldHave() {
    var url = verified("localhost", certificate);
    try (var database = open(url, url + "," + url)) {
      assertThat(database.write(ENCRYPTED)).isTrue();
      assertThat(database.health())
          .containsOnly(
              Map.entry("primary", true),
              Map.entry("replica-1", true),
              Map.entry("replica-2", true));
      assertThat(database.read(ENCRYPTED)).isTrue();
    }
  }

  @Test
  void whoeverShowsAnotherCertificateIsNotTheDatabase() {
    var other = TestCertificate.of("localhost", directory);
    var wrong = verified("localhost", other);
    try (var database = open(wrong, wrong)) {
      assertThatThrownBy(() -> database.write(ENCRYPTED)).isInstanceOf(BackingUnavailable.class);
      assertThatThrownBy(() -> database.read(ENCRYPTED)).isInstanceOf(BackingUnavailable.class);
      assertThat(database.health())
          .containsOnly(Map.entry("primary", false), Map.entry("replica-1", false));
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    var wrong = verified("127.0.0.1", certificate);
    try (var database = open(wrong, wrong)) {
      assertThatThrownBy(() -> database.write(ENCRYPTED))
          .isInstanceOf(BackingUnavailable.class)
          .hasMessageContaining("127.0.0.1");
    }
  }
}
