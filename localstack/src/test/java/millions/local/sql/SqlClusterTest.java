package millions.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
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
}
