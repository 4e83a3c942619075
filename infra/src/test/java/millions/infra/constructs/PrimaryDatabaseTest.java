package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class PrimaryDatabaseTest {

  private static final String TYPE = "AWS::RDS::DBInstance";

  @Test
  void primaryIsPostgres18AndPrivate() {
    var primary = SynthesizedStages.only(Stage.SEPARATE_DATA, TYPE);

    assertThat(primary.path("Engine").asText()).isEqualTo("postgres");
    assertThat(primary.path("EngineVersion").asText()).startsWith("18.");
    assertThat(primary.path("PubliclyAccessible").asBoolean()).isFalse();
    assertThat(primary.path("DeletionProtection").asBoolean()).isTrue();
    assertThat(primary.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
  }

  @Test
  void parametersForceTlsAndAllowPreparedTransactions() {
    var parameters = SynthesizedStages.only(Stage.SEPARATE_DATA, "AWS::RDS::DBParameterGroup");

    assertThat(parameters.path("Family").asText()).isEqualTo("postgres18");
    assertThat(parameters.at("/Parameters/rds.force_ssl").asText()).isEqualTo("1");
    assertThat(parameters.at("/Parameters/max_prepared_transactions").asText()).isEqualTo("64");
  }

  @Test
  void passwordIsGeneratedAndRotated() {
    var primary = SynthesizedStages.only(Stage.SEPARATE_DATA, TYPE);
    var rotation =
        SynthesizedStages.only(Stage.SEPARATE_DATA, "AWS::SecretsManager::RotationSchedule");

    assertThat(primary.path("MasterUserPassword").toString()).contains("resolve:secretsmanager");
    assertThat(rotation.at("/RotationRules/ScheduleExpression").asText())
        .isEqualTo("rate(30 days)");
  }

  @Test
  void standbyComesWithStage3() {
    assertThat(SynthesizedStages.only(Stage.SEPARATE_DATA, TYPE).path("MultiAZ").asBoolean())
        .isFalse();
    assertThat(SynthesizedStages.only(Stage.LOAD_BALANCED, TYPE).path("MultiAZ").asBoolean())
        .isTrue();
  }
}
