package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicasIT {

  @TempDir Path directory;

  @Test
  void secondReplicaIsFedByTheFirst() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      assertThat(test.instance("sql-replica-1").needs()).containsExactly("sql-endpoint");
      assertThat(test.instance("sql-replica-2").needs()).containsExactly("sql-replica-1");
      test.execute("create table numbers (n int)");
      test.execute("insert into numbers values (1)");
      awaitNumbers(test, 1);
      try (var session = test.superuser("sql-replica-1");
          var statement = session.createStatement();
          var row = statement.executeQuery("select application_name from pg_stat_replication")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("replica-2");
        assertThat(row.next()).isFalse();
      }
      assertThatThrownBy(() -> insertAt(test, test.replicaAddresses().getFirst()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void replicasComeAndGoWhileThePairWorks() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      var pair = List.of(test.pid("sql-primary"), test.pid("sql-standby"));
      writer.awaitAcknowledged(50);
      for (int round = 0; round < 2; round++) {
        test.startReplicas();
        writer.awaitAcknowledged(50);
        assertThat(test.up("sql-replica-1") && test.up("sql-replica-2")).isTrue();
        var replica = test.pid("sql-replica-2");
        test.stopReplicas();
        assertThat(ProcessHandle.of(replica).filter(ProcessHandle::isAlive)).isEmpty();
        writer.awaitAcknowledged(50);
      }
      assertThat(List.of(test.pid("sql-primary"), test.pid("sql-standby"))).isEqualTo(pair);
      assertThat(writer.turnedAway()).isZero();
      writer.assertAllThere();
      test.startReplicas();
      awaitNumbers(test, test.numbers(test.cluster.primaryAddress()).toArray(Integer[]::new));
    }
  }

  @Test
  void replicasFollowTheNewPrimary() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS);
        var writer = new Writer(test)) {
      writer.awaitAcknowledged(100);
      test.until(test::inSync);
      test.signal("sql-primary", "KILL");
      writer.awaitAcknowledged(100);
      test.until(() -> test.up("sql-replica-1") && test.up("sql-replica-2") && test.inSync());
      writer.assertAllThere();
      var all = test.numbers(test.cluster.primaryAddress());
      awaitNumbers(test, all.toArray(Integer[]::new));
    }
  }

  @Test
  void killedReplicaComesBackAtItsAddress() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      test.execute("create table numbers (n int)");
      var addresses = test.replicaAddresses();
      long first = test.pid("sql-replica-1");
      test.signal("sql-replica-1", "KILL");
      test.execute("insert into numbers values (7)");
      test.until(() -> test.up("sql-replica-1") && test.pid("sql-replica-1") != first);
      assertThat(test.replicaAddresses()).isEqualTo(addresses);
      awaitNumbers(test, 7);
    }
  }

  @Test
  void replicaWithPausedReplayIsLeftAloneAndCatchesUp() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      test.execute("create table numbers (n int)");
      awaitNumbers(test);
      long pid = test.pid("sql-replica-1");
      replay(test, "pg_wal_replay_pause");
      test.execute("insert into numbers values (1)");
      assertThat(test.numbers(test.replicaAddresses().getFirst())).isEmpty();
      replay(test, "pg_wal_replay_resume");
      awaitNumbers(test, 1);
      assertThat(test.pid("sql-replica-1")).isEqualTo(pid);
    }
  }

  @Test
  void replicaThatFollowsAnotherHistoryIsBuiltAnew() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      test.execute("create table numbers (n int)");
    }
    // Alone and writable for once: its history now leads elsewhere.
    var data = ClusterUnderTest.paths(directory).data();
    var state = new ClusterStateFile(data);
    var truth = state.read().orElseThrow();
    state.set(new ClusterState("replica-1", false, truth.stale()));
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("insert into numbers values (666)");
    }
    state.set(truth);
    Files.createFile(data.resolve("replica-1/standby.signal"));
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      test.execute("insert into numbers values (1)");
      awaitNumbers(test, 1);
    }
  }

  private static void replay(ClusterUnderTest test, String function) throws SQLException {
    try (var session = test.superuser("sql-replica-1");
        var statement = session.createStatement()) {
      statement.execute("select " + function + "()");
    }
  }

  private static void insertAt(ClusterUnderTest test, String address) throws SQLException {
    try (var session = test.connect(address);
        var statement = session.createStatement()) {
      statement.execute("insert into numbers values (2)");
    }
  }

  private static void awaitNumbers(ClusterUnderTest test, Integer... expected) {
    for (var address : test.replicaAddresses()) {
      test.until(
          () -> {
            try {
              return test.numbers(address).equals(List.of(expected));
            } catch (SQLException notYet) {
              return false;
            }
          });
    }
  }
}
