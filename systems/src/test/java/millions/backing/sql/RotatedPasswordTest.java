package millions.backing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import millions.backing.BackingUnavailable;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.StrictPostgres;
import millions.testing.TestCertificate;
import millions.testing.TestDatabases;
import millions.testing.TestPasswords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password changes at the server first and in the file a little later. */
class RotatedPasswordTest {

  @TempDir static Path directory;

  private static StrictPostgres server;
  private static Path file;
  private OpenDatabase database;

  @BeforeAll
  static void start() {
    server = new StrictPostgres(TestCertificate.of("localhost", directory), "first");
    file = directory.resolve("sql.password");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void firstPassword() {
    server.rotate("first");
    TestPasswords.renew(file, "first\n");
    database = open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private OpenDatabase open() {
    return TestDatabases.open("stage4", settings());
  }

  private static Map<String, String> settings() {
    var url = server.url("localhost", "");
    return Map.of(
        "millions.sql.primary-url",
        url,
        "millions.sql.replica-urls",
        url,
        "millions.sql.username",
        StrictPostgres.USER,
        "millions.sql.password-file",
        file.toString(),
        "millions.sql.acquisition-timeout",
        "PT0.5S");
  }

  private static final SqlWork<Integer> SESSION =
      session -> session.query("SELECT pg_backend_pid()", row -> row.getInt(1)).getFirst();

  @Test
  void openConnectionsGoOnAndNewOnesUseTheNewPassword() {
    var before = database.write(SESSION);
    server.rotate("second");
    assertThat(database.write(SESSION)).isEqualTo(before);

    TestPasswords.renew(file, "second\n");
    // The pool has one connection, which the outer work holds: the inner one needs another.
    var inner = database.write(session -> database.write(SESSION));
    assertThat(inner).isNotEqualTo(before);
    assertThat(database.read(SESSION)).isNotEqualTo(before);
  }

  @Test
  void untilTheFileIsRenewedOnlyNewConnectionsAreRefused() {
    var before = database.write(SESSION);
    server.rotate("second");
    var held =
        database.write(
            session -> {
              assertThatThrownBy(() -> database.write(SESSION))
                  .isInstanceOf(BackingUnavailable.class)
                  .hasMessageContaining("sql primary");
              return SESSION.run(session);
            });
    assertThat(held).isEqualTo(before);
    assertThat(database.write(SESSION)).isEqualTo(before);
  }

  @Test
  void afterAllSessionsEndedTheNewPasswordLetsItInAgain() {
    database.write(SESSION);
    server.rotate("second");
    server.endSessions();
    assertThatThrownBy(() -> database.write(SESSION)).isInstanceOf(BackingUnavailable.class);
    assertThatThrownBy(() -> database.write(SESSION)).isInstanceOf(BackingUnavailable.class);
    assertThat(database.health()).containsEntry("primary", false);

    TestPasswords.renew(file, "second\n");
    assertThat(database.write(SESSION)).isPositive();
  }

  @Test
  void aFileThatGoesAwayCostsNewConnectionsOnly() throws Exception {
    var before = database.write(SESSION);
    Files.delete(file);
    assertThat(database.write(SESSION)).isEqualTo(before);
    server.endSessions();
    assertThatThrownBy(() -> database.write(SESSION)).isInstanceOf(BackingUnavailable.class);
    assertThatThrownBy(() -> database.write(SESSION))
        .isInstanceOf(BackingUnavailable.class)
        .hasMessageContaining("millions.sql.password-file");
    assertThat(database.health()).containsEntry("primary", false);
  }

  @Test
  void withoutAFileThereIsNoStart() throws Exception {
    Files.delete(file);
    assertThatThrownBy(this::open)
        .hasMessageContaining("millions.sql.password-file")
        .hasMessageContaining(file.toString());
  }

  @Test
  void theSchemaIsMigratedWithTheNewPasswordToo() {
    server.superuser("GRANT CREATE ON DATABASE postgres TO " + StrictPostgres.USER);
    Schema schema = () -> "pastebin";
    try (var fixture = TestDatabases.fixture("stage4", settings(), schema)) {
      server.rotate("second");
      TestPasswords.renew(file, "second\n");
      fixture.migrations().apply();
      assertThat(
              fixture
                  .database(schema)
                  .<String>find(s -> s.first("SELECT link FROM pastes", r -> r.getString(1))))
          .isEmpty();
    }
  }
}
