package millions.local.standin.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNameTest {

  @Test
  void rolesBeginWithIt() {
    assertThat(ClusterName.SQL.role("primary")).isEqualTo("sql-primary");
    assertThat(new ClusterName("sql-shard-1").role("replica-2")).isEqualTo("sql-shard-1-replica-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "photos",
        "sqlphotos",
        "sql-",
        "sql--x",
        "sql-Photos",
        "sql-../x",
        "sql-primary",
        "sql-replica-1",
        "sql-photos-primary",
        "sql-photos-replicas",
        "sql-shard-1-replica-1",
        "sql-abcdefghijklmnopqrstuvwxyz-12345"
      })
  void anotherIsRefused(String text) {
    assertThatThrownBy(() -> new ClusterName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no name of a cluster")
        .hasMessageContaining("at most 32 characters");
  }
}
