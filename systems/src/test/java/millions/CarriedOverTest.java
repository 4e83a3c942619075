package millions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import millions.backing.sql.DatabaseFixture;
import millions.backing.sql.Schema;
import millions.backing.sql.SqlSession;
import millions.pastebin.PastebinSchema;
import millions.testing.TestDatabases;
import millions.testing.TestPostgres;
import millions.visits.VisitsSchema;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of release 0.1.0, whose tables lay in public, under this release. */
class CarriedOverTest {

  private static final int PASTES = 1_000;
  private static final Schema[] SCHEMAS = {new PastebinSchema(), new VisitsSchema()};

  private String url;
  private Connection old;

  @BeforeEach
  void releaseWithRows() throws SQLException {
    url = TestPostgres.freshDatabase();
    migrateAsRelease();
    old = DriverManager.getConnection(url, "postgres", "any");
    asRelease(
        "INSERT INTO pastes SELECT lpad(n::text, 7, 'p'), 'text', 'pastes/' || n, n, repeat('a', 64),"
            + " NULL, now(), CASE WHEN n % 10 = 0 THEN now() + interval '1 day' END"
            + " FROM generate_series(1, "
            + PASTES
            + ") n");
    asRelease("INSERT INTO idempotency_keys VALUES ('key', repeat('b', 64), 'pppppp1', now())");
    asRelease("INSERT INTO visits SELECT link, date '2026-11-24', size_bytes FROM pastes");
    asRelease("INSERT INTO visit_segments VALUES ('access-logs/web/1', 10, 0, now())");
  }

  @AfterEach
  void close() throws SQLException {
    old.close();
  }

  private void migrateAsRelease() {
    Flyway.configure()
        .dataSource(url, "postgres", "any")
        .locations("classpath:release-0.1.0")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private int asRelease(String sql) throws SQLException {
    try (var statement = old.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    }
  }

  private long countAsRelease(String sql) throws SQLException {
    try (var statement = old.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private DatabaseFixture started() {
    var fixture = TestDatabases.fixture(url, SCHEMAS);
    fixture.migrations().apply();
    return fixture;
  }

  private static long count(SqlSession session, String sql) throws SQLException {
    return session.query(sql, row -> row.getLong(1)).getFirst();
  }

  private static void allRowsAreThere(DatabaseFixture fixture) {
    var pastebin = fixture.database(SCHEMAS[0]);
    assertThat(pastebin.<Long>read(s -> count(s, "SELECT count(*) FROM pastes"))).isEqualTo(PASTES);
    assertThat(pastebin.<Long>read(s -> count(s, "SELECT count(*) FROM idempotency_keys")))
        .isEqualTo(1);
    var visits = fixture.database(SCHEMAS[1]);
    assertThat(
            visits.<Long>read(
                s ->
                    count(
                        s,
                        "SELECT visits FROM visits WHERE system = 'pastebin' AND subject = 'pppppp7'"
                            + " AND day = date '2026-11-24'")))
        .isEqualTo(7);
    assertThat(visits.<Long>read(s -> count(s, "SELECT count(*) FROM visit_segments")))
        .isEqualTo(1);
  }

  @Test
  void everyRowIsThereAndStaysThereAtTheNextStart() {
    for (var start = 0; start < 2; start++) {
      try (var fixture = started()) {
        allRowsAreThere(fixture);
        assertThat(fixture.migrations().applied()).isTrue();
      }
    }
  }

  @Test
  void processesThatStartAtOnceCarryThemOverOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      var starts = new ArrayList<Callable<Void>>();
      for (var process = 0; process < 6; process++) {
        starts.add(
            () -> {
              try (var fixture = started()) {
                allRowsAreThere(fixture);
              }
              return null;
            });
      }
      for (var start : threads.invokeAll(starts)) {
        start.get();
      }
    }
  }

  @Test
  void aStartThatDiedBeforeItsEndIsFinishedByTheNext() {
    try (var half = TestDatabases.fixture(url, SCHEMAS[0])) {
      half.migrations().apply();
    }
    try (var fixture = TestDatabases.fixture(url, SCHEMAS)) {
      assertThat(fixture.migrations().applied()).isFalse();
      fixture.migrations().apply();
      allRowsAreThere(fixture);
    }
  }

  @Test
  void processesOfTheReleaseBeforeReadAndWritePastesMeanwhile() throws SQLException {
    countAsRelease("SELECT count(*) FROM pastes");
    try (var fixture = started()) {
      var pastebin = fixture.database(SCHEMAS[0]);
      assertThat(countAsRelease("SELECT count(*) FROM pastes")).isEqualTo(PASTES);
      assertThat(
              asRelease(
                  "INSERT INTO pastes (link, kind, content_path, size_bytes, sha256, target_url,"
                      + " created_at, expires_at) VALUES ('written', 'text', 'pastes/w', 1,"
                      + " repeat('c', 64), NULL, now(), now()) ON CONFLICT (link) DO NOTHING"))
          .isEqualTo(1);
      assertThat(
              asRelease(
                  "INSERT INTO idempotency_keys (key, fingerprint, link, created_at) VALUES ('key',"
                      + " repeat('c', 64), 'written', now()) ON CONFLICT (key) DO NOTHING"))
          .isZero();
      assertThat(
              pastebin.<Long>read(
                  s -> count(s, "SELECT count(*) FROM pastes WHERE link = 'written'")))
          .isEqualTo(1);
      pastebin.write(
          s ->
              s.update(
                  "INSERT INTO pastes VALUES ('bynewer', 'text', 'pastes/n', 1, repeat('c', 64),"
                      + " NULL, ?, NULL)",
                  Instant.now()));
      assertThat(countAsRelease("SELECT count(*) FROM pastes WHERE link = 'bynewer'")).isEqualTo(1);
      assertThat(
              countAsRelease(
                  """
                  WITH expired AS (
                    DELETE FROM pastes WHERE link IN (
                      SELECT link FROM pastes WHERE expires_at <= now()
                      ORDER BY expires_at LIMIT 10 FOR UPDATE SKIP LOCKED)
                    RETURNING link),
                  keys AS (
                    DELETE FROM idempotency_keys WHERE link IN (SELECT link FROM expired))
                  SELECT count(*) FROM expired
                  """))
          .isEqualTo(1);
      assertThat(
              countAsRelease(
                  "SELECT count(*) FROM idempotency_keys k JOIN pastes p ON p.link = k.link"
                      + " WHERE k.key = 'key'"))
          .isEqualTo(1);
    }
  }

  @Test
  void processesOfTheReleaseBeforeReadVisitsAndLeaveNewOnesToUs() throws SQLException {
    try (var fixture = started()) {
      assertThat(
              countAsRelease(
                  "SELECT visits FROM visits WHERE link = 'pppppp7' AND day >= date '2026-11-01'"
                      + " AND day < date '2026-12-01'"))
          .isEqualTo(7);
      old.setAutoCommit(false);
      asRelease(
          "INSERT INTO visit_segments (segment, lines, malformed, counted_at)"
              + " VALUES ('access-logs/web/2', 1, 0, now()) ON CONFLICT (segment) DO NOTHING");
      assertThatThrownBy(
              () ->
                  asRelease(
                      "INSERT INTO visits (link, day, visits) VALUES ('pppppp7', current_date, 1)"
                          + " ON CONFLICT (link, day) DO UPDATE SET visits = visits.visits + 1"))
          .isInstanceOf(SQLException.class);
      old.rollback();
      old.setAutoCommit(true);
      allRowsAreThere(fixture);
    }
  }

  @Test
  void aProcessOfTheReleaseBeforeStartsAgainAndChangesNothing() {
    try (var fixture = started()) {
      assertThatCode(this::migrateAsRelease).doesNotThrowAnyException();
      allRowsAreThere(fixture);
    }
  }

  @Test
  void anEmptyDatabaseHasNoViewsInPublic() throws SQLException {
    var fresh = TestPostgres.freshDatabase();
    try (var fixture = TestDatabases.fixture(fresh, SCHEMAS)) {
      fixture.migrations().apply();
      assertThat(
              fixture
                  .database(SCHEMAS[0])
                  .<List<String>>read(
                      s ->
                          s.query(
                              "SELECT relname FROM pg_class"
                                  + " WHERE relnamespace = 'public'::regnamespace",
                              row -> row.getString(1))))
          .isEmpty();
    }
  }
}
