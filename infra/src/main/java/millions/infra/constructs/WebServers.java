package millions.infra.constructs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.LogGroups;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import millions.infra.constructs.stack.StageConstruct;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IMachineImage;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.IConstruct;

/**
 * One or many EC2 instances that run the web process: Amazon Linux 2023 on ARM, Java 25, the
 * application as a systemd unit behind a proxy that speaks TLS. {@code infra/src/main/box} holds
 * the software of a machine.
 *
 * <p>Operators use SSM Session Manager, so no SSH port is open. The security group lets out only
 * HTTPS (services of AWS, packages) and what {@link #uses} opens.
 */
abstract class WebServers extends StageConstruct implements IConnectable {

  /** The SSM parameter of the newest image: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
  static final String NEWEST_IMAGE =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64";

  private static final int HTTPS = 443;

  private final SecurityGroup securityGroup;
  private final Role role;
  private final LogGroup log;
  private final WebServerUserData userData;
  private final IMachineImage image;
  private final Policy bootPolicy;
  private final Policy operationsPolicy;

  WebServers(MillionsStack stack, Network network, String id, String title) {
    super(stack, id, title);
    securityGroup = network.closedSecurityGroup(this, "SecurityGroup", "Web servers");
    securityGroup.addEgressRule(
        Peer.anyIpv4(), Port.tcp(HTTPS), "Services of AWS, packages, certificates");
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
            .build();
    log = LogGroups.create(stack, "WebLogs", "/millions/web");
    userData = new WebServerUserData(this, stack.options());
    bootPolicy = userData.allowDownload(role);
    operationsPolicy = createOperationsPolicy();
    image = chooseImage();
    stack.addOutput("Image", image.getImage(this).getImageId());
  }

  /**
   * Connects the web process to its backing services: their settings, permissions and network
   * access. Called once, with all services.
   */
  public final void uses(BackingService... services) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("QUARKUS_PROFILE", "stage" + stack().options().stage().number());
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", "8080");
    settings.put("MILLIONS_PROCESS_NAME", "web-@{instance}");
    settings.put("MILLIONS_PROCESS_DIRECTORY", processDirectory());
    settings.put("MILLIONS_WEB_PUBLIC_URL", url());
    var secrets = new LinkedHashMap<String, SecretField>();
    for (var service : services) {
      // sorted, so that two runs give the same template
      settings.putAll(new TreeMap<>(service.settings()));
      secrets.putAll(new TreeMap<>(service.secretFiles()));
      service.allowConnectionsFrom(this);
      permit((StageConstruct) service, service);
      arrowTo((StageConstruct) service, service.arrowLabel());
    }
    var machineFacts = new LinkedHashMap<String, String>();
    var onTheBox = Arrays.stream(services).anyMatch(BackingService::isOnTheWebServer);
    machineFacts.put("HOME", onTheBox ? "box" : "services");
    machineFacts.put("REGION", stack().options().region());
    machineFacts.put("LOG_GROUP", log.getLogGroupName());
    machineFacts.put("STACK", MillionsStack.NAME);
    machineFacts.putAll(new TreeMap<>(machineFacts()));
    userData.complete(settings, secrets, machineFacts);
    launchingResource().getNode().addDependency(bootPolicy, operationsPolicy);
  }

  /**
   * The resource that launches machines. It depends on the policies, which a machine needs at its
   * first boot.
   */
  abstract IConstruct launchingResource();

  private void permit(StageConstruct construct, BackingService service) {
    var permissions = service.permissions();
    if (!permissions.isEmpty()) {
      var policy =
          Policy.Builder.create(this, "Uses" + construct.id())
              .roles(List.of(role))
              .statements(permissions)
              .build();
      launchingResource().getNode().addDependency(policy);
      service
          .wildcardReason()
          .ifPresent(reason -> NagSuppressions.add(policy, "AwsSolutions-IAM5", reason));
    }
  }

  private Policy createOperationsPolicy() {
    var policy =
        Policy.Builder.create(this, "IsOperated")
            .roles(List.of(role))
            .statements(
                List.of(
                    // the SSM agent's calls: Session Manager and Run Command
                    allow(
                        List.of("*"),
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel",
                        "ec2messages:AcknowledgeMessage",
                        "ec2messages:DeleteMessage",
                        "ec2messages:FailMessage",
                        "ec2messages:GetEndpoint",
                        "ec2messages:GetMessages",
                        "ec2messages:SendReply"),
                    allow(
                        List.of(log.getLogGroupArn()),
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:PutLogEvents"),
                    PolicyStatement.Builder.create()
                        .actions(List.of("cloudwatch:PutMetricData"))
                        .resources(List.of("*"))
                        .conditions(
                            Map.of("StringEquals", Map.of("cloudwatch:namespace", "Millions")))
                        .build()))
            .build();
    NagSuppressions.add(
        policy,
        "AwsSolutions-IAM5",
        "The SSM agent's calls and PutMetricData know no resources (the latter is held to one"
            + " namespace); a log stream is made by each machine in the one log group named.");
    return policy;
  }

  static PolicyStatement allow(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create().actions(List.of(actions)).resources(resources).build();
  }

  /** The URL of the application for its visitors. */
  abstract String url();

  /** Where the web process keeps files that it must not lose before they are uploaded. */
  abstract String processDirectory();

  /** Values that the scripts of the machine read: {@code infra/src/main/box/README.md}. */
  abstract Map<String, String> machineFacts();

  @Override
  public Connections getConnections() {
    return securityGroup.getConnections();
  }

  final SecurityGroup securityGroup() {
    return securityGroup;
  }

  final Role role() {
    return role;
  }

  final WebServerUserData userData() {
    return userData;
  }

  final InstanceType instanceType() {
    return new InstanceType(stack().sizing().webMachine());
  }

  final IMachineImage image() {
    return image;
  }

  private IMachineImage chooseImage() {
    Validations.of(this)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W9010")
                .reason("A pinned image is named, so that no later deployment brings another.")
                .build());
    return stack()
        .options()
        .image()
        .<IMachineImage>map(id -> MachineImage.genericLinux(Map.of(stack().options().region(), id)))
        .orElseGet(() -> MachineImage.fromSsmParameter(NEWEST_IMAGE));
  }
}
