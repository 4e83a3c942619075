package millions.infra.constructs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * The machines on which the web process runs, one or many: Amazon Linux 2023 on ARM, Java 25, the
 * application as a systemd unit behind a proxy that speaks TLS. The software of a machine is in
 * {@code infra/src/main/box}.
 *
 * <p>Operators come in through SSM Session Manager; no port of theirs is open. Out goes only HTTPS
 * (the services of AWS, packages) and what {@link #uses} opens.
 */
abstract class WebServers extends Box implements IConnectable {

  /** https://docs.aws.amazon.com/linux/al2023/ug/ec2.html: the newest image, when asked for. */
  static final String NEWEST_IMAGE =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64";

  private static final int HTTPS = 443;

  private final SecurityGroup securityGroup;
  private final Role role;
  private final LogGroup log;
  private final Boot boot;
  private final IMachineImage image;
  private final Policy mayBoot;
  private final Policy isOperated;

  WebServers(Ground ground, Network network, String id, String title) {
    super(ground, id, title);
    securityGroup = network.closedGroup(this, "SecurityGroup", "Web servers");
    securityGroup.addEgressRule(
        Peer.anyIpv4(), Port.tcp(HTTPS), "Services of AWS, packages, certificates");
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
            .build();
    log = LogGroups.kept(ground, "WebLogs", "/millions/web");
    boot = new Boot(this, ground.options());
    mayBoot = boot.mayFetch(role);
    isOperated = mayBeOperated();
    image = chosenImage();
    ground.tell("Image", image.getImage(this).getImageId());
  }

  /**
   * The arrows from the web process, all in one call: what it is told, what it may do, what it can
   * reach.
   */
  public final void uses(BackingService... services) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("QUARKUS_PROFILE", "stage" + ground().options().stage().number());
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", "8080");
    settings.put("MILLIONS_PROCESS_NAME", "web-@{instance}");
    settings.put("MILLIONS_PROCESS_DIRECTORY", directory());
    settings.put("MILLIONS_WEB_PUBLIC_URL", url());
    var secrets = new LinkedHashMap<String, SecretField>();
    for (var service : services) {
      // sorted: the same template every time
      settings.putAll(new TreeMap<>(service.settings()));
      secrets.putAll(new TreeMap<>(service.secretFiles()));
      service.openTo(this);
      permit((Box) service, service);
      arrowTo((Box) service, service.use());
    }
    var facts = new LinkedHashMap<String, String>();
    var onTheBox = Arrays.stream(services).anyMatch(BackingService::isOnTheBox);
    facts.put("HOME", onTheBox ? "box" : "services");
    facts.put("REGION", ground().options().region());
    facts.put("LOG_GROUP", log.getLogGroupName());
    facts.put("STACK", Ground.NAME);
    facts.putAll(new TreeMap<>(facts()));
    boot.tell(settings, secrets, facts);
    starter().getNode().addDependency(mayBoot, isOperated);
  }

  /** What starts machines; it waits for all they are allowed, which they need at once. */
  abstract IConstruct starter();

  private void permit(Box box, BackingService service) {
    var permissions = service.permissions();
    if (!permissions.isEmpty()) {
      var policy =
          Policy.Builder.create(this, "Uses" + box.id())
              .roles(List.of(role))
              .statements(permissions)
              .build();
      starter().getNode().addDependency(policy);
      service.wildcardReason().ifPresent(reason -> Waiver.of(policy, "AwsSolutions-IAM5", reason));
    }
  }

  private Policy mayBeOperated() {
    var policy =
        Policy.Builder.create(this, "IsOperated")
            .roles(List.of(role))
            .statements(
                List.of(
                    // what the SSM agent calls: Session Manager and Run Command
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
    Waiver.of(
        policy,
        "AwsSolutions-IAM5",
        "The SSM agent's calls and PutMetricData know no resources (the latter is held to one"
            + " namespace); a log stream is made by each machine in the one log group named.");
    return policy;
  }

  static PolicyStatement allow(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create().actions(List.of(actions)).resources(resources).build();
  }

  /** Where people reach the application. */
  abstract String url();

  /** Where the web process keeps what it must not lose before it is shipped. */
  abstract String directory();

  /** What the machine's software must know of this kind of server: infra/src/main/box/README.md. */
  abstract Map<String, String> facts();

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

  final Boot boot() {
    return boot;
  }

  final InstanceType machine() {
    return new InstanceType(ground().sizes().webMachine());
  }

  final IMachineImage image() {
    return image;
  }

  private IMachineImage chosenImage() {
    Validations.of(this)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W9010")
                .reason("A pinned image is named, so that no later deployment brings another.")
                .build());
    return ground()
        .options()
        .image()
        .<IMachineImage>map(
            id -> MachineImage.genericLinux(Map.of(ground().options().region(), id)))
        .orElseGet(() -> MachineImage.fromSsmParameter(NEWEST_IMAGE));
  }
}
