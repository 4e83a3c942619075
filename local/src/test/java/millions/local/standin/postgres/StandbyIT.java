package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyIT {

  @TempDir Path directory;

  @Test
  void hangingPrimaryIsFencedAndReplaced() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      writer.awaitAcknowledged(50);
      long old = test.pid("sql-primary");
      for (var process : ProcessHandle.of(old).orElseThrow().children().toList()) {
        ClusterUnderTest.signal(process.pid(), "STOP");
      }
      ClusterUnderTest.signal(old, "STOP");
      writer.awaitAcknowledged(50);
      assertThat(ProcessHandle.of(old).filter(ProcessHandle::isAlive)).isEmpty();
      test.until(test::inSync);
      writer.assertAllThere();
    }
  }

  @Test
  void writesGoOnWithoutStandbyUntilItIsBackInSync() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      test.signal("sql-standby", "KILL");
      writer.awaitAcknowledged(100);
      test.until(() -> test.up("sql-standby") && test.inSync());
      writer.awaitAcknowledged(100);
      // Back in sync is a promise: the standby alone must have everything.
      test.signal("sql-primary", "KILL");
      writer.awaitAcknowledged(100);
      writer.assertAllThere();
    }
  }

  @Test
  void pausedStandbyStopsWritesOnlyForAMoment() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      long standby = test.pid("sql-standby");
      var processes = ProcessHandle.of(standby).orElseThrow().children().toList();
      ClusterUnderTest.signal(standby, "STOP");
      for (var process : processes) {
        ClusterUnderTest.signal(process.pid(), "STOP");
      }
      test.until(() -> !test.inSync());
      writer.awaitAcknowledged(100);
      for (var process : processes) {
        ClusterUnderTest.signal(process.pid(), "CONT");
      }
      ClusterUnderTest.signal(standby, "CONT");
      test.until(test::inSync);
      assertThat(test.pid("sql-standby")).isEqualTo(standby);
      writer.assertAllThere();
    }
  }

  @Test
  void powerCutLosesNoAcknowledgedRow() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      writer.awaitAcknowledged(200);
      test.cutPower();
      writer.stop();
      try (var again = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
        writer.assertAllThere(again);
      }
    }
  }

  @Test
  void failoverCutShortIsFinishedAtTheNextStart() throws Exception {
    Writer writer;
    String decided;
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      writer = new Writer(test);
      writer.awaitAcknowledged(100);
      var state = new ClusterStateFile(ClusterUnderTest.paths(directory).data());
      test.cutPower();
      writer.stop();
      var before = state.read().orElseThrow();
      assertThat(before.inSync()).isTrue();
      decided = before.primary().equals("node-1") ? "node-2" : "node-1";
      state.set(before.afterFailover(decided));
    }
    try (var again = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      writer.assertAllThere(again);
      try (var session = again.superuser("sql-primary");
          var statement = session.createStatement();
          var row = statement.executeQuery("select timeline_id from pg_control_checkpoint()")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(2);
      }
    }
  }

  @Test
  void pairKilledTogetherComesBackWithEverything() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      writer.awaitAcknowledged(100);
      long standby = test.pid("sql-standby");
      test.signal("sql-primary", "KILL");
      ClusterUnderTest.signal(standby, "KILL");
      writer.awaitAcknowledged(100);
      test.until(test::inSync);
      writer.assertAllThere();
    }
  }
}
