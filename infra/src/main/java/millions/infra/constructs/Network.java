package millions.infra.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import millions.infra.constructs.stack.LogGroups;
import millions.infra.constructs.stack.MillionsStack;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The VPC with its subnets, gateways and the endpoint of S3.
 *
 * <p>Creates a VPC over two or three zones with room for three subnets in each: {@code public} (a
 * route to the internet gateway), {@code web} (out through a NAT gateway, only where the size pays
 * for one) and {@code inner} (isolated). All stages have the same address plan, so no subnet ever
 * moves. At rest: its NAT gateways.
 */
public final class Network extends Construct {

  private static final int MOST_ZONES = 3;

  private final MillionsStack stack;
  private final Vpc vpc;

  private Network(MillionsStack stack, boolean isolated, int natGateways) {
    super(stack, "Network");
    this.stack = stack;
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
            .availabilityZones(stack.options().zones())
            // so that no subnet moves when the size changes from two zones to three
            .reservedAzs(MOST_ZONES - stack.options().zones().size())
            .natGateways(natGateways)
            .subnetConfiguration(subnets(isolated, natGateways > 0))
            .restrictDefaultSecurityGroup(false)
            .flowLogs(
                Map.of(
                    "Refused",
                    FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(
                            FlowLogDestination.toCloudWatchLogs(
                                LogGroups.create(stack, "RefusedTraffic", "/millions/refused")))
                        .build()))
            .build();
    createS3Endpoint();
  }

  /** With public subnets only. */
  public static Network withPublicSubnets(MillionsStack stack) {
    return new Network(stack, false, 0);
  }

  /** With isolated subnets too, for data. */
  public static Network withIsolatedSubnets(MillionsStack stack) {
    return new Network(stack, true, 0);
  }

  /** With subnets behind NAT gateways too, for web servers, if the size has NAT gateways. */
  public static Network withWebSubnets(MillionsStack stack) {
    return new Network(stack, true, stack.sizing().natGateways());
  }

  private static List<SubnetConfiguration> subnets(boolean isolated, boolean web) {
    var subnets = new ArrayList<SubnetConfiguration>();
    subnets.add(subnet("public", SubnetType.PUBLIC).mapPublicIpOnLaunch(false).build());
    subnets.add((web ? subnet("web", SubnetType.PRIVATE_WITH_EGRESS) : reserved("web")).build());
    subnets.add(
        (isolated ? subnet("inner", SubnetType.PRIVATE_ISOLATED) : reserved("inner")).build());
    return subnets;
  }

  private static SubnetConfiguration.Builder subnet(String name, SubnetType type) {
    return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(22);
  }

  private static SubnetConfiguration.Builder reserved(String name) {
    return subnet(name, SubnetType.PRIVATE_ISOLATED).reserved(true);
  }

  /**
   * The free gateway endpoint of S3, which a machine reaches without a public address. The packages
   * of Amazon Linux come from S3 too.
   */
  private void createS3Endpoint() {
    var endpoint =
        GatewayVpcEndpoint.Builder.create(this, "ObjectStore")
            .vpc(vpc)
            .service(GatewayVpcEndpointAwsService.S3)
            .build();
    endpoint.addToPolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"))
            .resources(List.of("*"))
            .conditions(
                Map.of("StringEquals", Map.of("aws:ResourceAccount", stack.options().account())))
            .build());
    endpoint.addToPolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:GetObject"))
            // https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades.html
            // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
            .resources(
                Stream.of("al2023-repos-%s-de612dc2", "amazon-ssm-%s", "aws-ssm-%s")
                    .map(name -> name.formatted(stack.options().region()))
                    .map("arn:aws:s3:::%s/*"::formatted)
                    .toList())
            .build());
  }

  /** A security group without rules, which lets nothing in or out. */
  SecurityGroup closedSecurityGroup(Construct scope, String id, String description) {
    return SecurityGroup.Builder.create(scope, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }

  IVpc vpc() {
    return vpc;
  }

  /** The subnets of machines with public addresses. */
  SubnetSelection publicSubnets() {
    return named("public");
  }

  /** The subnets of the web servers: behind NAT gateways, or public without any. */
  SubnetSelection webSubnets() {
    return named(hasNat() ? "web" : "public");
  }

  SubnetSelection isolatedSubnets() {
    return named("inner");
  }

  /** The isolated subnets of as many zones as the size has interface endpoints. */
  SubnetSelection endpointSubnets() {
    var zones = stack.options().zones();
    return SubnetSelection.builder()
        .subnetGroupName("inner")
        .availabilityZones(zones.subList(0, Math.min(stack.sizing().endpointZones(), zones.size())))
        .build();
  }

  /** Without a NAT gateway a web server needs a public address to reach anything outside. */
  boolean webServersNeedPublicAddresses() {
    return !hasNat();
  }

  private boolean hasNat() {
    return !vpc.getPrivateSubnets().isEmpty();
  }

  private static SubnetSelection named(String group) {
    return SubnetSelection.builder().subnetGroupName(group).build();
  }
}
