package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import millions.local.process.Ports;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus;
import millions.local.standin.postgres.server.UnprivilegedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlClusterTest {

  @TempDir Path directory;

  @Test
  void applicationOwnsItsDatabaseAndNothingElse() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("create table numbers (n int)");
      test.execute("select pg_current_wal_lsn(), pg_last_wal_replay_lsn()");
      assertThatThrownBy(() -> test.execute("create role other"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> test.execute("copy numbers from program 'true'"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void secondStartFindsTheRows() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("create table numbers (n int)");
      test.execute("insert into numbers values (1)");
    }
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      assertThat(test.numbers(test.cluster.primaryAddress())).containsExactly(1);
    }
  }

  @Test
  void serversLeftByAKilledSupervisorAreEndedFirst() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      test.execute("create table numbers (n int)");
      test.stopWatching();
      var left = List.of(test.pid("sql-primary"), test.pid("sql-standby"));
      try (var again = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
        assertThat(again.numbers(again.cluster.primaryAddress())).isEmpty();
        assertThat(left.stream().flatMap(pid -> ProcessHandle.of(pid).stream()))
            .noneMatch(ProcessHandle::isAlive);
      }
    }
  }

  @Test
  void nothingRunsAfterStop() throws Exception {
    List<Long> pids;
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      pids = List.of(test.pid("sql-primary"), test.pid("sql-standby"));
    }
    assertThat(pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()))
        .noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void wrongPasswordIsSaidInOneSentence() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("select 1");
    }
    var others = new SqlCredentials("something-else", "millions-secret", "replicator-secret");
    var cluster =
        new SqlCluster(
            ClusterUnderTest.paths(directory),
            others,
            ClusterUnderTest.SINGLE.pair(),
            new Ports()::of);
    assertThatThrownBy(() -> cluster.start(sentence -> {}))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("secrets.properties");
    assertThat(cluster.instances()).allMatch(it -> it.pid().isEmpty());
  }

  @Test
  void takenPortIsSaidWithTheLog() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var cluster =
          new SqlCluster(
              ClusterUnderTest.paths(directory),
              ClusterUnderTest.CREDENTIALS,
              ClusterUnderTest.SINGLE.pair(),
              name -> taken.getLocalPort());
      assertThatThrownBy(() -> cluster.start(sentence -> {}))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("sql-primary.log")
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void runsAsNobodyWhereUserNamespacesAreForbidden() throws Exception {
    assumeTrue(UnprivilegedUser.choose() == UnprivilegedUser.IN_A_USER_NAMESPACE, "needs root");
    // The temporary directory is closed to others by default.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    var cluster =
        new SqlCluster(
            ClusterUnderTest.paths(directory),
            ClusterUnderTest.CREDENTIALS,
            ClusterUnderTest.WITH_REPLICAS.pair(),
            new Ports()::of,
            UnprivilegedUser.AS_NOBODY);
    var replicas = new ReadReplicas(cluster);
    try {
      cluster.start(sentence -> {});
      replicas.start(sentence -> {});
      assertThat(cluster.instances()).allMatch(it -> it.health() == InstanceStatus.Health.UP);
      assertThat(replicas.instances())
          .allMatch(it -> it.health() == InstanceStatus.Health.UP)
          .hasSize(2);
    } finally {
      replicas.stop();
      cluster.stop();
    }
  }
}
