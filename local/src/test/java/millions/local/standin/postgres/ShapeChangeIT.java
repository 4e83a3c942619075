package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeChangeIT {

  @TempDir Path directory;

  @Test
  void rowsSurviveEveryChangeUpAndDown() throws Exception {
    var expected = new ArrayList<Integer>();
    var walk =
        List.of(
            ClusterUnderTest.SINGLE,
            ClusterUnderTest.WITH_STANDBY,
            ClusterUnderTest.WITH_REPLICAS,
            ClusterUnderTest.WITH_STANDBY,
            ClusterUnderTest.SINGLE,
            ClusterUnderTest.WITH_REPLICAS);
    for (var shape : walk) {
      long began = System.nanoTime();
      try (var test = ClusterUnderTest.start(directory, shape)) {
        System.out.printf("%s ready in %d ms%n", shape, (System.nanoTime() - began) / 1_000_000);
        test.execute("create table if not exists numbers (n int)");
        assertThat(test.numbers(test.cluster.primaryAddress())).isEqualTo(expected);
        test.execute("insert into numbers values (" + expected.size() + ")");
        expected.add(expected.size());
        for (var replica : test.replicaAddresses()) {
          test.until(() -> sees(test, replica, expected));
        }
      }
    }
  }

  @Test
  void rowsWrittenAfterAFailoverSurviveTheStepDown() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      test.execute("create table numbers (n int)");
      test.signal("sql-primary", "KILL");
      test.until(() -> test.instance("sql-primary").pid().isPresent() && writes(test));
    }
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      assertThat(test.numbers(test.cluster.primaryAddress())).containsExactly(1);
      test.execute("insert into numbers values (2)");
    }
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY)) {
      assertThat(test.numbers(test.cluster.primaryAddress())).containsExactly(1, 2);
    }
  }

  @Test
  void followersThatMissedNothingOfTheLogAreNotCopiedAgain() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      test.execute("create table numbers (n int)");
    }
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("insert into numbers values (1)");
    }
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      for (var replica : test.replicaAddresses()) {
        test.until(() -> sees(test, replica, List.of(1)));
      }
    }
    var events =
        Files.readString(ClusterUnderTest.paths(directory).logs().resolve("sql-cluster.log"));
    assertThat(events.lines().filter(line -> line.contains("build ") && line.contains("done")))
        .hasSize(3);
  }

  @Test
  void deadPrimaryIsRestartedOnlyWhereTheStageSaysSo() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.SINGLE)) {
      test.execute("create table numbers (n int)");
      test.signal("sql-primary", "KILL");
      test.until(() -> test.up("sql-primary") && writes(test));
    }
    try (var test =
        ClusterUnderTest.start(
            directory, new ClusterUnderTest.Shape(new ClusterShape(false, false), false))) {
      assertThat(test.numbers(test.cluster.primaryAddress())).containsExactly(1);
      test.signal("sql-primary", "KILL");
      test.until(() -> test.instance("sql-primary").pid().isEmpty());
      test.stopWatching();
      for (int look = 0; look < 20; look++) {
        test.cluster.check();
      }
      assertThat(test.instance("sql-primary").pid()).isEmpty();
      assertThat(test.up("sql-primary")).isFalse();
    }
  }

  private static boolean writes(ClusterUnderTest test) {
    try {
      test.execute("insert into numbers values (1)");
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static boolean sees(ClusterUnderTest test, String address, List<Integer> expected) {
    try {
      return test.numbers(address).equals(expected);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
