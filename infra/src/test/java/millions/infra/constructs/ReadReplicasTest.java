package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class ReadReplicasTest {

  private static JsonNode replica(String name) {
    return SynthesizedStages.named(Stage.CACHED_READS, "AWS::RDS::DBInstance", name);
  }

  @Test
  void secondReplicatesFromTheFirst() {
    assertThat(replica("ReplicasFirst").path("SourceDBInstanceIdentifier").toString())
        .contains("PrimaryInstance");
    assertThat(replica("ReplicasSecond").path("SourceDBInstanceIdentifier").toString())
        .contains("ReplicasFirst");
  }

  @Test
  void firstHasBackups() {
    assertThat(replica("ReplicasFirst").path("BackupRetentionPeriod").asInt()).isEqualTo(1);
  }

  /** A standby refuses to start with fewer prepared transactions than its primary allows. */
  @Test
  void replicasHaveTheParametersOfThePrimary() {
    var primary = replica("PrimaryInstance").path("DBParameterGroupName");

    assertThat(replica("ReplicasFirst").path("DBParameterGroupName")).isEqualTo(primary);
    assertThat(replica("ReplicasSecond").path("DBParameterGroupName")).isEqualTo(primary);
  }
}
