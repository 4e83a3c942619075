package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class MonitoringTest {

  @Test
  void budgetAndAlarmsSendMailToTheAlarmAddress() {
    var stage = SynthesizedStages.of(SynthesizedStages.withDomain(Stage.SINGLE_BOX));

    assertThat(SynthesizedStages.only(stage, "AWS::SNS::Subscription").path("Endpoint").asText())
        .isEqualTo("operators@example.com");
    assertThat(
            SynthesizedStages.only(stage, "AWS::Budgets::Budget")
                .path("NotificationsWithSubscribers"))
        .hasSize(2);
  }

  /** The policy that requires TLS replaces the default one, which lets the account publish. */
  @Test
  void cloudWatchMayPublishAlarms() {
    var statements =
        SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::SNS::TopicPolicy")
            .at("/PolicyDocument/Statement");

    assertThat(statements)
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
              assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(statement.path("Principal").toString()).contains("cloudwatch.amazonaws");
            });
  }

  @Test
  void budgetExistsWithoutAnAddress() {
    var budget = SynthesizedStages.only(Stage.SINGLE_BOX, "AWS::Budgets::Budget");

    assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(200);
    assertThat(budget.has("NotificationsWithSubscribers")).isFalse();
  }

  @Test
  void dashboardHasAGraphForEachAlarm() {
    var alarms = SynthesizedStages.of(Stage.CACHED_READS).counts().get("AWS::CloudWatch::Alarm");
    var dashboard =
        SynthesizedStages.only(Stage.CACHED_READS, "AWS::CloudWatch::Dashboard").toString();

    assertThat(dashboard.split("\\\\\"title\\\\\":", -1)).hasSize((int) (alarms + 1));
  }
}
