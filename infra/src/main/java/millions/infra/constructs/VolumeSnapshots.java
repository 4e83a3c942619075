package millions.infra.constructs;

import java.util.List;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Daily snapshots of the volumes with a tag, by Data Lifecycle Manager. At rest: the stored
 * gigabytes of the snapshots.
 */
final class VolumeSnapshots extends Construct {

  VolumeSnapshots(Construct scope, MillionsStack stack, CfnTag tag) {
    super(scope, "Snapshots");
    var account = stack.options().account();
    var region = stack.options().region();
    var role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("dlm.amazonaws.com"))
            .build();
    role.addToPolicy(
        WebServers.allow(
            List.of("*"), "ec2:DescribeVolumes", "ec2:DescribeSnapshots", "ec2:DescribeInstances"));
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("ec2:CreateSnapshot", "ec2:DeleteSnapshot", "ec2:CreateTags"))
            .resources(
                List.of(
                    "arn:aws:ec2:%s:%s:volume/*".formatted(region, account),
                    "arn:aws:ec2:%s::snapshot/*".formatted(region)))
            .build());
    NagSuppressions.add(
        role.getNode().findChild("DefaultPolicy"),
        "AwsSolutions-IAM5",
        "Describing knows no resources; snapshots have no names before they are made, and the"
            + " volumes are chosen by their tag.");
    CfnLifecyclePolicy.Builder.create(this, "Policy")
        .description("Daily snapshots of the data volume")
        .state("ENABLED")
        .executionRoleArn(role.getRoleArn())
        .policyDetails(
            CfnLifecyclePolicy.PolicyDetailsProperty.builder()
                .resourceTypes(List.of("VOLUME"))
                .targetTags(List.of(tag))
                .schedules(
                    List.of(
                        CfnLifecyclePolicy.ScheduleProperty.builder()
                            .name("daily")
                            .copyTags(true)
                            .createRule(
                                CfnLifecyclePolicy.CreateRuleProperty.builder()
                                    .interval(24)
                                    .intervalUnit("HOURS")
                                    .times(List.of("03:00"))
                                    .build())
                            .retainRule(
                                CfnLifecyclePolicy.RetainRuleProperty.builder()
                                    .count(stack.sizing().backupDays())
                                    .build())
                            .build()))
                .build())
        .build();
  }
}
