package millions.backing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import millions.backing.BackingUnavailable;
import millions.backing.RequestTrace;
import millions.testing.TestDatabases;
import millions.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/none";

  private static SqlWork<Optional<Integer>> valueOf(int id) {
    return session -> session.first("SELECT value FROM t WHERE id = ?", r -> r.getInt(1), id);
  }

  private static void table(Database database) {
    database.write(session -> session.update("CREATE TABLE t (id int PRIMARY KEY, value int)"));
  }

  private static void insert(Database database, int id, int value) {
    database.write(session -> session.update("INSERT INTO t VALUES (?, ?)", id, value));
  }

  @Test
  void theServerKnowsWhichRequestItServes() {
    try (var database = TestDatabases.single(TestPostgres.freshDatabase())) {
      var seen =
          RequestTrace.of("request-42")
              .carry(
                  () ->
                      database.read(
                          s ->
                              s.first(
                                  "SELECT current_setting('application_name')",
                                  r -> r.getString(1))));
      assertThat(seen).hasValue("test-1 request-42");
    }
  }

  @Test
  void aTransactionThatThrowsChangesNothing() {
    try (var database = TestDatabases.single(TestPostgres.freshDatabase())) {
      table(database);
      assertThatThrownBy(
              () ->
                  database.write(
                      session ->
                          session.transaction(
                              same -> {
                                same.update("INSERT INTO t VALUES (1, 1)");
                                throw new IllegalStateException("on purpose");
                              })))
          .hasMessage("on purpose");
      assertThat(database.read(valueOf(1))).isEmpty();
      insert(database, 1, 2);
      assertThat(database.read(valueOf(1))).hasValue(2);
    }
  }

  @Test
  void anErrorInATransactionChangesNothingEither() {
    try (var database = TestDatabases.single(TestPostgres.freshDatabase())) {
      table(database);
      assertThatThrownBy(
              () ->
                  database.write(
                      session ->
                          session.transaction(
                              same -> {
                                same.update("INSERT INTO t VALUES (1, 1)");
                                throw new StackOverflowError("on purpose");
                              })))
          .hasMessage("on purpose");
      assertThat(database.read(valueOf(1))).isEmpty();
    }
  }

  @Test
  void whatIsForAfterTheCommitIsNotForARollback() {
    try (var database = TestDatabases.single(TestPostgres.freshDatabase())) {
      table(database);
      var told = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  database.write(
                      session ->
                          session.transaction(
                              same -> {
                                same.afterCommit(told::incrementAndGet);
                                throw new IllegalStateException("on purpose");
                              })))
          .hasMessage("on purpose");
      assertThat(told).hasValue(0);
      database.write(
          session ->
              session.transaction(
                  same -> {
                    same.afterCommit(() -> told.addAndGet(database.read(valueOf(1)).orElseThrow()));
                    return same.update("INSERT INTO t VALUES (1, 10)");
                  }));
      assertThat(told).hasValue(10);
      assertThatThrownBy(
              () ->
                  database.write(
                      session -> {
                        session.afterCommit(() -> {});
                        return null;
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void readsGoToReplicasAndWritesToThePrimary() {
    var primaryUrl = TestPostgres.freshDatabase();
    var replicaUrl = TestPostgres.freshDatabase();
    try (var primary = TestDatabases.single(primaryUrl);
        var replica = TestDatabases.single(replicaUrl);
        var database = TestDatabases.withReplicas(primaryUrl, replicaUrl)) {
      table(primary);
      table(replica);
      insert(replica, 1, 111);
      insert(database, 1, 222);
      assertThat(database.read(valueOf(1))).hasValue(111);
      assertThat(primary.read(valueOf(1))).hasValue(222);
    }
  }

  @Test
  void whatAReplicaDoesNotHaveYetIsFoundAtThePrimary() {
    var primaryUrl = TestPostgres.freshDatabase();
    var behindUrl = TestPostgres.freshDatabase();
    try (var primary = TestDatabases.single(primaryUrl);
        var behind = TestDatabases.single(behindUrl);
        var database = TestDatabases.withReplicas(primaryUrl, behindUrl)) {
      table(primary);
      table(behind);
      insert(database, 7, 70);
      assertThat(database.read(valueOf(7))).isEmpty();
      assertThat(database.find(valueOf(7))).hasValue(70);
      assertThat(database.find(valueOf(8))).isEmpty();
    }
  }

  @Test
  void deadReplicasAreReadAround() {
    var primaryUrl = TestPostgres.freshDatabase();
    try (var primary = TestDatabases.single(primaryUrl);
        var database = TestDatabases.withReplicas(primaryUrl, NOBODY, NOBODY)) {
      table(primary);
      insert(database, 1, 1);
      assertThat(database.read(valueOf(1))).hasValue(1);
      assertThat(database.health())
          .containsEntry("primary", true)
          .containsEntry("replica-1", false)
          .containsEntry("replica-2", false);
    }
  }

  @Test
  void withThePrimaryDeadReadsGoOnAndWritesSaySo() {
    var replicaUrl = TestPostgres.freshDatabase();
    try (var replica = TestDatabases.single(replicaUrl);
        var database = TestDatabases.withReplicas(NOBODY, replicaUrl)) {
      table(replica);
      insert(replica, 1, 1);
      assertThat(database.find(valueOf(1))).hasValue(1);
      assertThatThrownBy(() -> insert(database, 2, 2))
          .isInstanceOf(BackingUnavailable.class)
          .hasMessageContaining("sql primary");
      // Nobody can say that a link is unknown while only replicas answer.
      assertThatThrownBy(() -> database.find(valueOf(2))).isInstanceOf(BackingUnavailable.class);
    }
  }

  @Test
  void aWrongStatementIsNoOutage() {
    try (var database = TestDatabases.single(TestPostgres.freshDatabase())) {
      assertThatThrownBy(() -> database.write(session -> session.update("DELETE FROM nowhere")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void oneAtATimeRunsExclusiveWork() throws Exception {
    var url = TestPostgres.freshDatabase();
    try (var one = TestDatabases.single(url);
        var two = TestDatabases.single(url)) {
      var entered = new CountDownLatch(1);
      var leave = new CountDownLatch(1);
      var ran = new AtomicInteger();
      var first =
          Thread.ofVirtual()
              .start(
                  () ->
                      one.exclusively(
                          "work",
                          () -> {
                            entered.countDown();
                            awaitQuietly(leave);
                            ran.incrementAndGet();
                          }));
      entered.await();
      assertThat(two.exclusively("work", ran::incrementAndGet)).isFalse();
      assertThat(two.exclusively("other work", () -> {})).isTrue();
      leave.countDown();
      first.join();
      assertThat(two.exclusively("work", ran::incrementAndGet)).isTrue();
      assertThat(ran).hasValue(2);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
