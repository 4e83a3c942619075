package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import millions.local.service.InstanceStatus;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.DurableFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clusters of one stage know nothing of each other. */
class TwoClustersTest {

  private static final ClusterName PHOTOS = new ClusterName("sql-photos");

  @TempDir Path directory;

  @Test
  void eachFailsOverAndForgetsItsRowsForItself() throws Exception {
    try (var one = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_REPLICAS)) {
      one.execute("create table numbers (n integer)");
      one.execute("insert into numbers values (1)");
      try (var two = ClusterUnderTest.start(directory, PHOTOS, ClusterUnderTest.SINGLE)) {
        two.execute("create table numbers (n integer)");
        two.execute("insert into numbers values (2)");
        assertThat(one.instances())
            .extracting(InstanceStatus::role)
            .containsExactly(
                "sql-endpoint", "sql-primary", "sql-standby", "sql-replica-1", "sql-replica-2");
        assertThat(two.instances())
            .extracting(InstanceStatus::role)
            .containsExactly("sql-photos-primary");
        assertThat(directory.resolve("logs"))
            .isDirectoryContaining("glob:**sql-primary.log")
            .isDirectoryContaining("glob:**sql-photos-primary.log");

        one.until(one::inSync);
        var photos = two.pid("sql-photos-primary");
        var standby = one.pid("sql-standby");
        one.signal("sql-primary", "KILL");
        one.until(() -> one.up("sql-primary") && one.pid("sql-primary") == standby);
        assertThat(two.pid("sql-photos-primary")).isEqualTo(photos);
        assertThat(two.numbers(two.cluster.primaryAddress())).containsExactly(2);
      }
      DurableFiles.delete(directory.resolve("data/sql-photos"));
      assertThat(one.numbers(one.cluster.primaryAddress())).isEqualTo(List.of(1));
    }
  }
}
