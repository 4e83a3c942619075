package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverTest {

  @TempDir Path directory;

  @Test
  void killedPrimaryLosesNoAcknowledgedRow() throws Exception {
    try (var test = ClusterUnderTest.start(directory, ClusterUnderTest.WITH_STANDBY);
        var writer = new Writer(test)) {
      for (int round = 1; round <= 2; round++) {
        writer.awaitAcknowledged(200);
        test.until(test::inSync);
        long old = test.pid("sql-primary");
        var before = test.instance("sql-primary").address();
        test.signal("sql-primary", "KILL");
        writer.awaitAcknowledged(200);
        assertThat(test.pid("sql-primary")).isNotEqualTo(old);
        assertThat(test.instance("sql-primary").address()).isNotEqualTo(before);
      }
      writer.assertAllThere();
    }
  }
}
