package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import millions.infra.Rung;
import millions.infra.Stages;
import org.junit.jupiter.api.Test;

class ReadReplicasTest {

  private static JsonNode replica(String name) {
    return Stages.named(Rung.CACHED_READS, "AWS::RDS::DBInstance", name);
  }

  @Test
  void secondIsFedByTheFirst() {
    assertThat(replica("ReplicasFirst").path("SourceDBInstanceIdentifier").toString())
        .contains("PrimaryInstance");
    assertThat(replica("ReplicasSecond").path("SourceDBInstanceIdentifier").toString())
        .contains("ReplicasFirst");
  }

  @Test
  void firstHasBackupsOrItCouldNotBeASource() {
    assertThat(replica("ReplicasFirst").path("BackupRetentionPeriod").asInt()).isEqualTo(1);
  }

  /** A standby refuses to start with fewer prepared transactions than its primary allows. */
  @Test
  void haveTheParametersOfThePrimary() {
    var primary = replica("PrimaryInstance").path("DBParameterGroupName");

    assertThat(replica("ReplicasFirst").path("DBParameterGroupName")).isEqualTo(primary);
    assertThat(replica("ReplicasSecond").path("DBParameterGroupName")).isEqualTo(primary);
  }
}
