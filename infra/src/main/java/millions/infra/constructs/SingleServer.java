package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.Domain;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
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
 * One web server whose address and data volume outlive it.
 *
 * <p>Creates an EC2 instance in a public subnet, an Elastic IP, a data volume, which CloudFormation
 * retains, and daily snapshots of the volume. AWS moves the instance to other hardware when its own
 * fails; a restart brings a new version of the application. At rest: the instance, its address and
 * two volumes.
 */
public final class SingleServer extends WebServers {

  private static final String VOLUME_TAG = "millions:snapshots";

  private final Instance instance;
  private final Volume volume;
  private final CfnEIP address;

  public SingleServer(MillionsStack stack, Network network) {
    super(stack, network, "Box", "one EC2 machine<br>web process");
    for (var port : List.of(80, 443)) {
      securityGroup().addIngressRule(Peer.anyIpv4(), Port.tcp(port), "Everyone");
    }
    NagSuppressions.add(
        securityGroup(), "AwsSolutions-EC23", "A web server: 80 and 443 are open to everyone.");
    var zone = stack.options().zones().getFirst();
    instance =
        Instance.Builder.create(this, "Instance")
            .vpc(network.vpc())
            .vpcSubnets(
                SubnetSelection.builder()
                    .subnetGroupName("public")
                    .availabilityZones(List.of(zone))
                    .build())
            .instanceType(instanceType())
            .machineImage(image())
            .role(role())
            .securityGroup(securityGroup())
            // The Elastic IP arrives some seconds after the first boot has begun.
            .associatePublicIpAddress(true)
            .userData(userData().userData())
            .httpTokens(HttpTokens.REQUIRED)
            .httpPutResponseHopLimit(1)
            .propagateTagsToVolumeOnCreation(true)
            .blockDevices(List.of(rootVolume()))
            .build();
    NagSuppressions.add(
        instance, "AwsSolutions-EC28", "Five-minute metrics: no alarm looks at less.");
    NagSuppressions.add(
        instance,
        "AwsSolutions-EC29",
        "The machine holds nothing: its data volume outlives it, and stage 3 replaces it.");
    volume =
        Volume.Builder.create(this, "Data")
            .availabilityZone(zone)
            .size(Size.gibibytes(stack.sizing().dataGigabytes()))
            .volumeType(EbsDeviceVolumeType.GP3)
            .encrypted(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    software.amazon.awscdk.Tags.of(volume).add(VOLUME_TAG, "daily");
    // CloudFormation would delete a separate VolumeAttachment before the machine, while the volume
    // is still mounted.
    ((CfnInstance) instance.getNode().getDefaultChild())
        .setVolumes(
            List.of(
                CfnInstance.VolumeProperty.builder()
                    .device("/dev/sdf")
                    .volumeId(volume.getVolumeId())
                    .build()));
    new VolumeSnapshots(this, stack, new CfnTag.Builder().key(VOLUME_TAG).value("daily").build());
    address = CfnEIP.Builder.create(this, "Address").domain("vpc").build();
    CfnEIPAssociation.Builder.create(this, "AddressAssociation")
        .allocationId(address.getAttrAllocationId())
        .instanceId(instance.getInstanceId())
        .build();
    stack.addOutput("Url", url());
    stack.addOutput("Machine", instance.getInstanceId());
    Domain.of(stack).ifPresent(domain -> domain.pointTo(address.getAttrPublicIp()));
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
    return stack()
        .options()
        .domain()
        .map("https://%s"::formatted)
        .orElseGet(() -> "http://" + address.getAttrPublicIp());
  }

  @Override
  IConstruct launchingResource() {
    return instance;
  }

  @Override
  String processDirectory() {
    return "/data/process";
  }

  @Override
  Map<String, String> machineFacts() {
    return Map.of(
        "DATA_VOLUME", volume.getVolumeId(),
        "DOMAIN", stack().options().domain().orElse(""),
        "RESOURCE", "");
  }

  @Override
  public List<AlarmDefinition> alarms() {
    return List.of(
        AlarmDefinition.above(
                "machine-unreachable",
                "The machine fails the status checks of EC2.",
                metric("AWS/EC2", "StatusCheckFailed", "Maximum"),
                0,
                4)
            .orMissingData(),
        AlarmDefinition.above(
                "machine-hardware",
                "The hardware under the machine failed; AWS moves it by itself.",
                metric("AWS/EC2", "StatusCheckFailed_System", "Maximum"),
                0,
                2)
            .withAction(new Ec2Action(Ec2InstanceAction.RECOVER)),
        AlarmDefinition.above(
            "machine-busy",
            "The machine's processors have been busy for a quarter of an hour.",
            metric("AWS/EC2", "CPUUtilization", "Average"),
            80,
            3),
        AlarmDefinition.above(
                "disk-filling",
                "The data volume is more than 80 % full.",
                metric("Millions", "disk_used_percent", "Maximum"),
                80,
                4)
            .orMissingData());
  }

  private Metric metric(String namespace, String name, String statistic) {
    var dimensions = new TreeMap<>(Map.of("InstanceId", instance.getInstanceId()));
    if (namespace.equals("Millions")) {
      // the names in the agent's configuration, infra/src/main/box/agent.json
      dimensions.putAll(Map.of("path", "/data", "fstype", "xfs"));
    }
    return AlarmDefinition.metric(namespace, name, statistic, dimensions);
  }
}
