package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import millions.ladder.ProjectDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code millions-move} moves rows, between two real servers. */
class MoveSqlTest {

  private static final Path MIGRATIONS =
      ProjectDirectory.root().resolve("systems/src/main/resources/db/migration");

  private static Optional<TwoPostgresServers> servers = Optional.empty();

  @TempDir Path root;
  private Bash bash;

  @BeforeAll
  static void start() throws IOException {
    servers = TwoPostgresServers.start();
    assumeThat(servers).as("psql, pg_dump and a server that fits them are installed").isPresent();
  }

  @AfterAll
  static void stop() throws IOException {
    if (servers.isPresent()) {
      servers.get().close();
    }
  }

  @BeforeEach
  void databases() throws IOException {
    var name = "millions_" + UUID.randomUUID().toString().replace("-", "");
    var sides = Files.writeString(root.resolve("sides.conf"), servers.get().serviceFile(name));
    bash = Bash.plain().with("PGSERVICEFILE", sides);
    if (servers.get().programs().isPresent()) {
      bash = bash.withPath(servers.get().programs().get());
    }
    for (var side : new String[] {"box", "services"}) {
      run("psql -qXd 'service=%s dbname=postgres' -c 'CREATE DATABASE %s'".formatted(side, name));
    }
    for (var system : new String[] {"pastebin", "visits"}) {
      run(
          "psql -qX -v ON_ERROR_STOP=1 -d service=box -c 'CREATE SCHEMA %1$s' -c 'SET search_path = %1$s' -f '%2$s/%1$s/V1__tables.sql' >/dev/null"
              .formatted(system, MIGRATIONS));
    }
    sql(
        "box",
        "INSERT INTO pastebin.pastes (link, kind, size_bytes, sha256, target_url, created_at)"
            + " VALUES ('abcdefg', 'url', 1, repeat('0', 64), 'https://example.com/', now())");
    sql(
        "box",
        "CREATE TABLE notes (id bigserial PRIMARY KEY, text text NOT NULL);"
            + " INSERT INTO notes (text) SELECT md5(n::text) FROM generate_series(1, 20000) n");
  }

  private String run(String script) {
    var outcome = bash.run(script);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome.output();
  }

  private String sql(String side, String text) {
    return run("psql -qXAt -v ON_ERROR_STOP=1 -d service=%s -c \"%s\"".formatted(side, text))
        .strip();
  }

  private static String scripted(String command) {
    return ". '%1$s/lib/common.sh'; . '%1$s/lib/move-sql.sh'; %2$s".formatted(Bash.BOX, command);
  }

  private Bash.Outcome move(String from, String to, String name) {
    return bash.run(scripted("sql_move %s %s %s".formatted(from, to, name)));
  }

  private String state(String side, String name) {
    return run(scripted("sql_state %s %s".formatted(side, name))).strip();
  }

  private String notes(String side) {
    return sql(side, "SELECT count(*), md5(string_agg(text, ',' ORDER BY id)) FROM notes");
  }

  @Test
  void rowsArriveEqual() {
    var outcome = move("box", "services", "m1");
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains("public.notes 20000", "pastebin.pastes 1", "Rows are equal");
    assertThat(notes("services")).isEqualTo(notes("box"));
  }

  @Test
  void nextIdContinuesTheSequence() {
    move("box", "services", "m1");
    sql("services", "INSERT INTO notes (text) VALUES ('next')");
    assertThat(sql("services", "SELECT max(id) FROM notes")).isEqualTo("20001");
  }

  @Test
  void sourceKeepsItsRows() {
    var before = notes("box");
    move("box", "services", "m1");
    assertThat(notes("box")).isEqualTo(before);
  }

  @Test
  void sameMoveAgainOnlyCompares() {
    move("box", "services", "m1");
    var outcome = move("box", "services", "m1");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.output()).contains("arrived before", "Rows are equal");
  }

  @Test
  void occupiedTargetIsNotChanged() {
    move("box", "services", "m1");
    sql("services", "DELETE FROM notes WHERE id > 10");
    var outcome = move("box", "services", "m2");
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("already holds tables");
    assertThat(sql("services", "SELECT count(*) FROM notes")).isEqualTo("10");
  }

  @Test
  void differenceIsNamed() {
    move("box", "services", "m1");
    sql("services", "DELETE FROM notes WHERE id = 1");
    var outcome = move("box", "services", "m1");
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("public.notes 20000", "public.notes 19999");
  }

  @Test
  void moveBackWorksTheSameWay() {
    var before = notes("box");
    move("box", "services", "m1");
    sql("box", "DROP SCHEMA public, pastebin, visits CASCADE; CREATE SCHEMA public");
    var outcome = move("services", "box", "m2");
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(notes("box")).isEqualTo(before);
  }

  @Test
  void dumpThatDiesHalfWayLeavesTheTargetEmpty() throws IOException {
    dumpHalf("exit 1");
    var outcome =
        bash.withPath(root.resolve("stand-ins")).run(scripted("sql_move box services m1"));
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("as empty as before");
    assertThat(state("services", "m1")).isEqualTo("empty");
  }

  @Test
  void killHalfWayLeavesTheTargetEmptyAndTheSecondMoveSucceeds() throws Exception {
    dumpHalf("echo half >&2; cat >/dev/null");
    var move = bash.withPath(root.resolve("stand-ins")).start(scripted("sql_move box services m1"));
    try (var output = move.inputReader()) {
      // Open standard input keeps the dump waiting where it is.
      assertThat(output.lines().anyMatch("half"::equals)).isTrue();
      var children = move.descendants().toList();
      move.destroyForcibly().waitFor();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    assertThat(state("services", "m1")).isEqualTo("empty");
    var again = move("box", "services", "m1");
    assertThat(again.exit()).as(again.output()).isZero();
    assertThat(notes("services")).isEqualTo(notes("box"));
  }

  /** The real dump, cut in the middle of the rows. */
  private void dumpHalf(String then) throws IOException {
    var real = bash.run("command -v pg_dump").output().strip();
    StubPrograms.in(root)
        .program(
            "pg_dump",
            """
            [ "$1" != --version ] || exec '%1$s' --version
            '%1$s' "$@" </dev/null >'%2$s/dump'
            head -c $(($(stat -c %%s '%2$s/dump') / 2)) '%2$s/dump'
            %3$s
            """
                .formatted(real, root, then));
  }
}
