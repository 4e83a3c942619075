package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.Rung;
import millions.infra.Stages;
import org.junit.jupiter.api.Test;

class MonitoringTest {

  @Test
  void budgetAndAlarmsTellTheAddressTheDeploymentNames() {
    var stage = Stages.of(Stages.withDomain(Rung.SINGLE_BOX));

    assertThat(Stages.only(stage, "AWS::SNS::Subscription").path("Endpoint").asText())
        .isEqualTo("operators@example.com");
    assertThat(Stages.only(stage, "AWS::Budgets::Budget").path("NotificationsWithSubscribers"))
        .hasSize(2);
  }

  /** The rule that all must come over TLS takes the place of the one that lets anybody publish. */
  @Test
  void alarmsMayBePublished() {
    var statements =
        Stages.only(Rung.SINGLE_BOX, "AWS::SNS::TopicPolicy").at("/PolicyDocument/Statement");

    assertThat(statements)
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
              assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(statement.path("Principal").toString()).contains("cloudwatch.amazonaws");
            });
  }

  @Test
  void withoutAnAddressThereIsABudgetAllTheSame() {
    var budget = Stages.only(Rung.SINGLE_BOX, "AWS::Budgets::Budget");

    assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(200);
    assertThat(budget.has("NotificationsWithSubscribers")).isFalse();
  }

  @Test
  void dashboardShowsWhatHasAnAlarm() {
    var alarms = Stages.of(Rung.CACHED_READS).counts().get("AWS::CloudWatch::Alarm");
    var dashboard = Stages.only(Rung.CACHED_READS, "AWS::CloudWatch::Dashboard").toString();

    assertThat(dashboard.split("\\\\\"title\\\\\":", -1)).hasSize((int) (alarms + 1));
  }
}
