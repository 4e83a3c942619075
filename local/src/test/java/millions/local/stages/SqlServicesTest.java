package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import millions.local.standin.postgres.server.ClusterName;
import org.junit.jupiter.api.Test;

class SqlServicesTest {

  @Test
  void aClusterOfOneSystemHasSettingsOfItsOwn() {
    assertThat(SqlServices.setting(ClusterName.SQL, "PRIMARY_URL"))
        .isEqualTo("MILLIONS_SQL_PRIMARY_URL");
    assertThat(SqlServices.setting(new ClusterName("sql-photos"), "PRIMARY_URL"))
        .isEqualTo("MILLIONS_SQL_DATABASES_PHOTOS_PRIMARY_URL");
  }
}
