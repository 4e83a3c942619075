package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2Action;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2InstanceAction;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPAssociation;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.HttpTokens;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Volume;
import software.constructs.IConstruct;

/**
 * One machine with an address and a disk that outlive it.
 *
 * <p>Creates an EC2 instance in a public subnet, an Elastic IP and a data volume, which stays when
 * the stack or the machine goes, and daily snapshots of it. AWS moves the machine to other hardware
 * when its own fails; a new version of the application is a restart. At rest: the instance, its
 * address and two volumes.
 */
public final class SingleServer extends WebServers {

  private static final String VOLUME_TAG = "millions:snapshots";

  private final Instance instance;
  private final Volume volume;
  private final CfnEIP address;

  public SingleServer(Ground ground, Network network) {
    super(ground, network, "Box", "one EC2 machine<br>web process");
    for (var port : List.of(80, 443)) {
      securityGroup().addIngressRule(Peer.anyIpv4(), Port.tcp(port), "Everyone");
    }
    Waiver.of(
        securityGroup(), "AwsSolutions-EC23", "A web server: 80 and 443 are open to everyone.");
    var zone = ground.options().zones().getFirst();
    instance =
        Instance.Builder.create(this, "Instance")
            .vpc(network.vpc())
            .vpcSubnets(
                SubnetSelection.builder()
                    .subnetGroupName("public")
                    .availabilityZones(List.of(zone))
                    .build())
            .instanceType(machine())
            .machineImage(image())
            .role(role())
            .securityGroup(securityGroup())
            // until the Elastic IP is there, some seconds into the first boot
            .associatePublicIpAddress(true)
            .userData(boot().userData())
            .httpTokens(HttpTokens.REQUIRED)
            .httpPutResponseHopLimit(1)
            .propagateTagsToVolumeOnCreation(true)
            .blockDevices(List.of(rootVolume()))
            .build();
    Waiver.of(instance, "AwsSolutions-EC28", "Five-minute metrics: no alarm looks at less.");
    Waiver.of(
        instance,
        "AwsSolutions-EC29",
        "The machine holds nothing: its data volume outlives it, and stage 3 replaces it.");
    volume =
        Volume.Builder.create(this, "Data")
            .availabilityZone(zone)
            .size(Size.gibibytes(ground.sizes().dataGigabytes()))
            .volumeType(EbsDeviceVolumeType.GP3)
            .encrypted(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    software.amazon.awscdk.Tags.of(volume).add(VOLUME_TAG, "daily");
    // Not an attachment of its own: that would be taken away, still mounted, before the machine
    // goes.
    ((CfnInstance) instance.getNode().getDefaultChild())
        .setVolumes(
            List.of(
                CfnInstance.VolumeProperty.builder()
                    .device("/dev/sdf")
                    .volumeId(volume.getVolumeId())
                    .build()));
    new VolumeSnapshots(this, ground, new CfnTag.Builder().key(VOLUME_TAG).value("daily").build());
    address = CfnEIP.Builder.create(this, "Address").domain("vpc").build();
    CfnEIPAssociation.Builder.create(this, "AddressAssociation")
        .allocationId(address.getAttrAllocationId())
        .instanceId(instance.getInstanceId())
        .build();
    ground.tell("Url", url());
    ground.tell("Machine", instance.getInstanceId());
    Domain.of(ground).ifPresent(domain -> domain.pointsTo(address.getAttrPublicIp()));
  }

  static BlockDevice rootVolume() {
    return BlockDevice.builder()
        .deviceName("/dev/xvda")
        .volume(
            BlockDeviceVolume.ebs(
                16,
                EbsDeviceOptions.builder()
                    .encrypted(true)
                    .volumeType(EbsDeviceVolumeType.GP3)
                    .deleteOnTermination(true)
                    .build()))
        .build();
  }

  @Override
  String url() {
    return ground()
        .options()
        .domain()
        .map("https://%s"::formatted)
        .orElseGet(() -> "http://" + address.getAttrPublicIp());
  }

  @Override
  IConstruct starter() {
    return instance;
  }

  @Override
  String directory() {
    return "/data/process";
  }

  @Override
  Map<String, String> facts() {
    return Map.of(
        "DATA_VOLUME", volume.getVolumeId(),
        "DOMAIN", ground().options().domain().orElse(""),
        "RESOURCE", "");
  }

  @Override
  List<Vital> vitals() {
    return List.of(
        Vital.above(
                "machine-unreachable",
                "The machine fails the status checks of EC2.",
                metric("AWS/EC2", "StatusCheckFailed", "Maximum"),
                0,
                4)
            .orSilent(),
        Vital.above(
                "machine-hardware",
                "The hardware under the machine failed; AWS moves it by itself.",
                metric("AWS/EC2", "StatusCheckFailed_System", "Maximum"),
                0,
                2)
            .and(new Ec2Action(Ec2InstanceAction.RECOVER)),
        Vital.above(
            "machine-busy",
            "The machine's processors have been busy for a quarter of an hour.",
            metric("AWS/EC2", "CPUUtilization", "Average"),
            80,
            3),
        Vital.above(
                "disk-filling",
                "The data volume is more than 80 % full.",
                metric("Millions", "disk_used_percent", "Maximum"),
                80,
                4)
            .orSilent());
  }

  private Metric metric(String namespace, String name, String statistic) {
    var dimensions = new TreeMap<>(Map.of("InstanceId", instance.getInstanceId()));
    if (namespace.equals("Millions")) {
      // as the agent's configuration names them: infra/src/main/box/agent.json
      dimensions.putAll(Map.of("path", "/data", "fstype", "xfs"));
    }
    return Vital.metric(namespace, name, statistic, dimensions);
  }
}
