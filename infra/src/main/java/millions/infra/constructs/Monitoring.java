package millions.infra.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.StageConstruct;
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
 * Alarms, a dashboard and a budget.
 *
 * <p>Creates an alarm for each {@link AlarmDefinition} of the constructs it watches. An alarm names
 * its runbook and publishes to an SNS topic, which sends mail to the deployment's {@code
 * alarmEmail}. At rest: ten cents a month for each alarm, three dollars for the dashboard.
 */
public final class Monitoring extends StageConstruct {

  private static final int COLUMNS = 3;

  private final Topic topic;

  public Monitoring(MillionsStack stack) {
    super(stack, "Watch", "CloudWatch<br>alarms, dashboard, budget");
    topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
    // enforceSsl replaces the topic's default policy, which lets its account publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", stack.options().account())))
            .build());
    stack
        .options()
        .alarmEmail()
        .ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    createBudget();
    stack.addOutput("AlarmTopic", topic.getTopicArn());
  }

  /** Creates the alarms of these constructs and one graph for each on the dashboard. */
  public void watches(StageConstruct... constructs) {
    var graphs = new ArrayList<IWidget>();
    for (var construct : constructs) {
      for (var definition : construct.alarms()) {
        createAlarm(definition);
        graphs.add(graph(definition));
      }
    }
    var rows = new ArrayList<List<IWidget>>();
    for (var i = 0; i < graphs.size(); i += COLUMNS) {
      rows.add(List.copyOf(graphs.subList(i, Math.min(i + COLUMNS, graphs.size()))));
    }
    Dashboard.Builder.create(this, "Dashboard").dashboardName("Millions").widgets(rows).build();
  }

  private void createAlarm(AlarmDefinition definition) {
    var alarm =
        Alarm.Builder.create(this, definition.name())
            .alarmName("millions-" + definition.name())
            .alarmDescription(
                "%s Runbook: docs/runbooks/%s.md"
                    .formatted(definition.description(), definition.name()))
            .metric(definition.metric())
            .comparisonOperator(definition.comparison())
            .threshold(definition.threshold())
            .evaluationPeriods(definition.periods())
            .treatMissingData(definition.missingData())
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    definition.actions().forEach(alarm::addAlarmAction);
  }

  private static IWidget graph(AlarmDefinition definition) {
    return GraphWidget.Builder.create()
        .title(definition.name())
        .left(List.of(definition.metric()))
        .leftAnnotations(
            List.of(HorizontalAnnotation.builder().value(definition.threshold()).build()))
        .width(24 / COLUMNS)
        .build();
  }

  private void createBudget() {
    var options = stack().options();
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                // Without a name: when another address replaces the budget, the old one still has
                // it.
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
                        List.of(
                            notification("ACTUAL", 80, address),
                            notification("FORECASTED", 100, address)))
                .orElse(null))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty notification(
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
