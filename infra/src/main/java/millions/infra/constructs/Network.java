package millions.infra.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * The VPC, and who may leave it how.
 *
 * <p>Creates a VPC over two or three zones with room for three subnets in each: {@code public} (a
 * route to the internet gateway), {@code web} (out through a NAT gateway, only where the size pays
 * for one) and {@code inner} (no way in or out). The address plan is that of all stages from the
 * first on, so no subnet ever moves. Costs nothing at rest but its NAT gateways.
 */
public final class Network extends Construct {

  private static final int MOST_ZONES = 3;

  private final Ground ground;
  private final Vpc vpc;

  private Network(Ground ground, boolean inner, int natGateways) {
    super(ground, "Network");
    this.ground = ground;
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
            .availabilityZones(ground.options().zones())
            // so that a stage may grow to another size without a subnet that moves
            .reservedAzs(MOST_ZONES - ground.options().zones().size())
            .natGateways(natGateways)
            .subnetConfiguration(subnets(inner, natGateways > 0))
            .restrictDefaultSecurityGroup(false)
            .flowLogs(
                Map.of(
                    "Refused",
                    FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(
                            FlowLogDestination.toCloudWatchLogs(
                                LogGroups.kept(ground, "RefusedTraffic", "/millions/refused")))
                        .build()))
            .build();
    objectStoreEndpoint();
  }

  /** Stage 1: one box in a public subnet. */
  public static Network open(Ground ground) {
    return new Network(ground, false, 0);
  }

  /** With subnets that no way leads into, for data. */
  public static Network withInnerSubnets(Ground ground) {
    return new Network(ground, true, 0);
  }

  /** With subnets for web servers that need no address of their own, where the size has them. */
  public static Network withWebSubnets(Ground ground) {
    return new Network(ground, true, ground.sizes().natGateways());
  }

  private static List<SubnetConfiguration> subnets(boolean inner, boolean web) {
    var subnets = new ArrayList<SubnetConfiguration>();
    subnets.add(subnet("public", SubnetType.PUBLIC).mapPublicIpOnLaunch(false).build());
    subnets.add((web ? subnet("web", SubnetType.PRIVATE_WITH_EGRESS) : reserved("web")).build());
    subnets.add((inner ? subnet("inner", SubnetType.PRIVATE_ISOLATED) : reserved("inner")).build());
    return subnets;
  }

  private static SubnetConfiguration.Builder subnet(String name, SubnetType type) {
    return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(22);
  }

  private static SubnetConfiguration.Builder reserved(String name) {
    return subnet(name, SubnetType.PRIVATE_ISOLATED).reserved(true);
  }

  /**
   * Free, and the way to S3 that needs no public address; Amazon Linux's packages lie there too.
   */
  private void objectStoreEndpoint() {
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
                Map.of("StringEquals", Map.of("aws:ResourceAccount", ground.options().account())))
            .build());
    endpoint.addToPolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:GetObject"))
            // https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades.html
            // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
            .resources(
                Stream.of("al2023-repos-%s-de612dc2", "amazon-ssm-%s", "aws-ssm-%s")
                    .map(name -> name.formatted(ground.options().region()))
                    .map("arn:aws:s3:::%s/*"::formatted)
                    .toList())
            .build());
  }

  /** A security group that lets nothing in or out by itself. */
  SecurityGroup closedGroup(Construct scope, String id, String description) {
    return SecurityGroup.Builder.create(scope, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }

  IVpc vpc() {
    return vpc;
  }

  /** Where a machine with an address of its own stands. */
  SubnetSelection publicSubnets() {
    return named("public");
  }

  /** Where the cloned web servers stand: behind NAT where there is one. */
  SubnetSelection webSubnets() {
    return named(hasNat() ? "web" : "public");
  }

  SubnetSelection innerSubnets() {
    return named("inner");
  }

  /** The inner subnets of as many zones as the size gives to interface endpoints. */
  SubnetSelection endpointSubnets() {
    var zones = ground.options().zones();
    return SubnetSelection.builder()
        .subnetGroupName("inner")
        .availabilityZones(zones.subList(0, Math.min(ground.sizes().endpointZones(), zones.size())))
        .build();
  }

  /** Where no NAT gateway is, a machine needs an address of its own to reach anything outside. */
  boolean webServersNeedAddresses() {
    return !hasNat();
  }

  private boolean hasNat() {
    return !vpc.getPrivateSubnets().isEmpty();
  }

  private static SubnetSelection named(String group) {
    return SubnetSelection.builder().subnetGroupName(group).build();
  }
}
