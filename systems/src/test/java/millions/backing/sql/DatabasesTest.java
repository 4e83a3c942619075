package millions.backing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import millions.testing.TestDatabases;
import millions.testing.TestPasswords;
import millions.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** Each system has a database of its own, wherever that lies. */
class DatabasesTest {

  private static final Schema ONE = () -> "one";
  private static final Schema TWO = () -> "two";
  private static final SqlWork<Integer> CONNECTION =
      session -> session.query("SELECT pg_backend_pid()", row -> row.getInt(1)).getFirst();

  private static SqlWork<String> noteOf(int id) {
    return session ->
        session.first("SELECT note FROM t WHERE id = ?", r -> r.getString(1), id).orElse("none");
  }

  /** A table of the same name in the schemas, each with its schema's name in row 1. */
  private static void tables(DatabaseFixture fixture, Schema... schemas) {
    for (var schema : schemas) {
      fixture
          .database(schema)
          .write(
              session -> {
                session.update("CREATE SCHEMA " + schema.name());
                session.update("CREATE TABLE t (id int PRIMARY KEY, note text)");
                return session.update("INSERT INTO t VALUES (1, ?)", schema.name());
              });
    }
  }

  @Test
  void aNameMeansTheSystemsOwnTable() {
    try (var fixture = TestDatabases.fixture(TestPostgres.freshDatabase(), ONE, TWO)) {
      tables(fixture, ONE, TWO);
      for (var round = 0; round < 10; round++) {
        // By turns on one connection, with statements the driver and the server know by now.
        assertThat(fixture.database(ONE).read(noteOf(1))).isEqualTo("one");
        assertThat(fixture.database(TWO).read(noteOf(1))).isEqualTo("two");
      }
    }
  }

  @Test
  void aTableOfAnotherSystemIsNotThere() {
    try (var fixture = TestDatabases.fixture(TestPostgres.freshDatabase(), ONE, TWO)) {
      tables(fixture, ONE);
      fixture.database(ONE).write(s -> s.update("CREATE TABLE public.everybodys (id int)"));
      assertThatThrownBy(() -> fixture.database(TWO).read(noteOf(1)))
          .hasMessageContaining("\"t\" does not exist");
      assertThatThrownBy(() -> fixture.database(TWO).write(s -> s.update("DELETE FROM everybodys")))
          .hasMessageContaining("\"everybodys\" does not exist");
    }
  }

  @Test
  void afterATransactionThatThrewNamesMeanWhatTheyMeant() {
    try (var fixture = TestDatabases.fixture(TestPostgres.freshDatabase(), ONE, TWO)) {
      tables(fixture, ONE, TWO);
      fixture.database(TWO).read(noteOf(1));
      var note =
          fixture
              .database(ONE)
              .write(
                  session -> {
                    assertThatThrownBy(
                            () ->
                                session.transaction(
                                    same -> {
                                      same.update("UPDATE t SET note = 'undone'");
                                      throw new IllegalStateException("on purpose");
                                    }))
                        .hasMessage("on purpose");
                    return noteOf(1).run(session);
                  });
      assertThat(note).isEqualTo("one");
    }
  }

  @Test
  void systemsOnOneClusterShareItsConnections() {
    try (var fixture = TestDatabases.fixture(TestPostgres.freshDatabase(), ONE, TWO)) {
      var connection = fixture.database(ONE).read(CONNECTION);
      assertThat(fixture.database(TWO).read(CONNECTION)).isEqualTo(connection);
      assertThat(fixture.databases().health()).containsOnly(Map.entry("primary", true));
    }
  }

  @Test
  void settingsThatSayTheSameAgainOpenNoOtherConnections() {
    var url = TestPostgres.freshDatabase();
    var own = Map.of("millions.sql.primary-url", url, key("two", "primary-url"), url);
    try (var fixture = TestDatabases.fixture("stage1", own, ONE, TWO)) {
      var connection = fixture.database(ONE).read(CONNECTION);
      assertThat(fixture.database(TWO).read(CONNECTION)).isEqualTo(connection);
    }
  }

  @Test
  void settingsAloneMoveASystemToAnotherCluster() {
    var common = TestPostgres.freshDatabase();
    var other = TestPostgres.freshDatabase();
    var own =
        Map.of(
            "millions.sql.primary-url",
            common,
            "millions.sql.replica-urls",
            common,
            key("two", "primary-url"),
            other,
            key("two", "database"),
            "single-primary");
    try (var fixture = TestDatabases.fixture("stage4", own, ONE, TWO);
        var there = TestDatabases.fixture(other, TWO)) {
      tables(fixture, ONE, TWO);
      assertThat(there.database(TWO).read(noteOf(1))).isEqualTo("two");
      assertThat(fixture.databases().health())
          .containsOnly(
              Map.entry("primary", true),
              Map.entry("replica-1", true),
              Map.entry("two-primary", true));
    }
  }

  @Test
  void aMovedSystemDoesNotReadTheReplicasItLeft() {
    var url = TestPostgres.freshDatabase();
    var own =
        Map.of(
            "millions.sql.primary-url",
            url,
            "millions.sql.replica-urls",
            url,
            key("two", "primary-url"),
            TestPostgres.freshDatabase());
    assertThatThrownBy(() -> TestDatabases.fixture("stage4", own, ONE, TWO))
        .hasMessageContaining("millions.sql.databases.\"two\".replica-urls");
  }

  @Test
  void aSystemNobodyKnowsStopsTheStart() {
    var own =
        Map.of(
            "millions.sql.primary-url",
            TestPostgres.freshDatabase(),
            key("tow", "username"),
            "somebody");
    assertThatThrownBy(() -> TestDatabases.fixture("stage1", own, ONE, TWO))
        .hasMessageContaining("millions.sql.databases.\"tow\"")
        .hasMessageContaining("one, two");
  }

  @Test
  void theEnvironmentGivesASystemItsOwnClusterToo() {
    var environment =
        Map.of("MILLIONS_SQL_DATABASES_TWO_PRIMARY_URL", "jdbc:postgresql://elsewhere/millions");
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withDefaultValue("smallrye.config.profile", "stage1")
            .withDefaultValue("millions.sql.password-file", TestPasswords.anyPassword().toString())
            .withSources(new EnvConfigSource(environment, 300))
            .addPropertiesSources()
            .withMapping(SqlConfig.class)
            .withMappingIgnore("millions.**")
            .build()
            .getConfigMapping(SqlConfig.class);
    assertThat(ClusterSettings.of("two", config).primaryUrl())
        .isEqualTo("jdbc:postgresql://elsewhere/millions");
    assertThat(ClusterSettings.of("one", config)).isEqualTo(ClusterSettings.ofAll(config));
  }

  private static String key(String system, String setting) {
    return "millions.sql.databases." + system + "." + setting;
  }
}
