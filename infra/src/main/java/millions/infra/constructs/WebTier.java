package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthCheckType;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.GroupMetrics;
import software.amazon.awscdk.services.autoscaling.HealthChecks;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.ScalingProcess;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.LaunchTemplateHttpTokens;
import software.constructs.IConstruct;

/**
 * Two or more equal web servers: an Auto Scaling group of fixed size over the zones, whose launch
 * template pins the machine image and the application.
 *
 * <p>A new version, image or setting replaces the instances in turn (rolling update): a new
 * instance must signal that its web process is ready before an old one is terminated, and the group
 * never has fewer instances than its size. The group replaces an instance that dies or fails the
 * balancer's health check. At rest: the instances and their root volumes.
 */
public final class WebTier extends WebServers {

  private final Edge edge;
  private final AutoScalingGroup group;

  /**
   * @param edge whose URL is the application's
   */
  public WebTier(MillionsStack stack, Network network, Edge edge) {
    super(stack, network, "Web", "EC2 Auto Scaling group<br>cloned web servers");
    this.edge = edge;
    var size = stack.sizing().webMachines();
    var template =
        LaunchTemplate.Builder.create(this, "Clone")
            .instanceType(instanceType())
            .machineImage(image())
            .role(role())
            .securityGroup(securityGroup())
            .userData(userData().userData())
            .httpTokens(LaunchTemplateHttpTokens.REQUIRED)
            .httpPutResponseHopLimit(1)
            .associatePublicIpAddress(network.webServersNeedPublicAddresses())
            .blockDevices(List.of(SingleServer.rootVolume()))
            .build();
    group =
        AutoScalingGroup.Builder.create(this, "Group")
            .vpc(network.vpc())
            .vpcSubnets(network.webSubnets())
            .launchTemplate(template)
            .minCapacity(size)
            // one more during a rolling update
            .maxCapacity(size + 1)
            .minHealthyPercentage(100)
            .maxHealthyPercentage(200)
            .healthChecks(
                HealthChecks.withAdditionalChecks(
                    AdditionalHealthChecksOptions.builder()
                        .additionalTypes(List.of(AdditionalHealthCheckType.ELB))
                        .gracePeriod(Duration.minutes(10))
                        .build()))
            .signals(
                Signals.waitForAll(SignalsOptions.builder().timeout(Duration.minutes(15)).build()))
            .updatePolicy(
                UpdatePolicy.rollingUpdate(
                    RollingUpdateOptions.builder()
                        .minInstancesInService(size)
                        .maxBatchSize(1)
                        .waitOnResourceSignals(true)
                        .pauseTime(Duration.minutes(15))
                        .suspendProcesses(
                            List.of(
                                ScalingProcess.ALARM_NOTIFICATION,
                                ScalingProcess.AZ_REBALANCE,
                                ScalingProcess.HEALTH_CHECK,
                                ScalingProcess.REPLACE_UNHEALTHY,
                                ScalingProcess.SCHEDULED_ACTIONS))
                        .build()))
            .groupMetrics(List.of(GroupMetrics.all()))
            .build();
    // The internet gateway cannot be deleted while instances have public addresses.
    group.getNode().addDependency(network.vpc().getInternetConnectivityEstablished());
    NagSuppressions.add(
        group, "AwsSolutions-AS3", "The alarm on unhealthy clones tells its operators.");
  }

  AutoScalingGroup group() {
    return group;
  }

  @Override
  String url() {
    return edge.url();
  }

  @Override
  IConstruct launchingResource() {
    return group;
  }

  @Override
  String processDirectory() {
    return "/var/lib/millions/web";
  }

  @Override
  Map<String, String> machineFacts() {
    var group = (CfnAutoScalingGroup) this.group.getNode().getDefaultChild();
    return Map.of("DATA_VOLUME", "", "DOMAIN", "", "RESOURCE", stack().getLogicalId(group));
  }

  @Override
  public List<AlarmDefinition> alarms() {
    return List.of(
        AlarmDefinition.above(
            "web-busy",
            "The web servers' processors have been busy for a quarter of an hour.",
            metric("AWS/EC2", "CPUUtilization", "Average"),
            70,
            3),
        AlarmDefinition.below(
                "web-missing",
                "Fewer web servers are in service than the group should have.",
                metric("AWS/AutoScaling", "GroupInServiceInstances", "Minimum"),
                stack().sizing().webMachines(),
                3)
            .orMissingData());
  }

  private Metric metric(String namespace, String name, String statistic) {
    return AlarmDefinition.metric(
        namespace,
        name,
        statistic,
        Map.of("AutoScalingGroupName", group.getAutoScalingGroupName()));
  }
}
