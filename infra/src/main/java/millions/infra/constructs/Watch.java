package millions.infra.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/**
 * What the operators see: an alarm for each vital sign with the runbook that goes with it, one
 * dashboard, one budget.
 *
 * <p>Alarms go to a topic, and from there to the deployment's {@code alarmEmail}. At rest: ten
 * cents an alarm, three dollars the dashboard.
 */
public final class Watch extends Box {

  private static final int COLUMNS = 3;

  private final Topic topic;

  public Watch(Ground ground) {
    super(ground, "Watch", "CloudWatch<br>alarms, dashboard, budget");
    topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
    // With a policy of its own a topic no longer has the one that lets its account publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", ground.options().account())))
            .build());
    ground
        .options()
        .alarmEmail()
        .ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    budget();
    ground.tell("AlarmTopic", topic.getTopicArn());
  }

  /** Watches the vital signs of these boxes. */
  public void over(Box... boxes) {
    var graphs = new ArrayList<IWidget>();
    for (var box : boxes) {
      for (var vital : box.vitals()) {
        alarm(vital);
        graphs.add(graph(vital));
      }
    }
    var rows = new ArrayList<List<IWidget>>();
    for (var i = 0; i < graphs.size(); i += COLUMNS) {
      rows.add(List.copyOf(graphs.subList(i, Math.min(i + COLUMNS, graphs.size()))));
    }
    Dashboard.Builder.create(this, "Dashboard").dashboardName("Millions").widgets(rows).build();
  }

  private void alarm(Vital vital) {
    var alarm =
        Alarm.Builder.create(this, vital.name())
            .alarmName("millions-" + vital.name())
            .alarmDescription(
                "%s Runbook: docs/runbooks/%s.md".formatted(vital.meaning(), vital.name()))
            .metric(vital.metric())
            .comparisonOperator(vital.comparison())
            .threshold(vital.threshold())
            .evaluationPeriods(vital.periods())
            .treatMissingData(vital.silence())
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    vital.actions().forEach(alarm::addAlarmAction);
  }

  private static IWidget graph(Vital vital) {
    return GraphWidget.Builder.create()
        .title(vital.name())
        .left(List.of(vital.metric()))
        .leftAnnotations(List.of(HorizontalAnnotation.builder().value(vital.threshold()).build()))
        .width(24 / COLUMNS)
        .build();
  }

  private void budget() {
    var options = ground().options();
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                // no name: one that is replaced, for another address, must not meet itself
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder()
                        .amount(options.monthlyBudget())
                        .unit("USD")
                        .build())
                .build())
        .notificationsWithSubscribers(
            options
                .alarmEmail()
                .map(
                    address ->
                        List.of(told("ACTUAL", 80, address), told("FORECASTED", 100, address)))
                .orElse(null))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty told(
      String kind, int percent, String address) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(kind)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .thresholdType("PERCENTAGE")
                .build())
        .subscribers(
            List.of(
                CfnBudget.SubscriberProperty.builder()
                    .subscriptionType("EMAIL")
                    .address(address)
                    .build()))
        .build();
  }
}
