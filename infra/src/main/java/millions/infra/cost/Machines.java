package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** EC2: single machines and groups of them, their disks and public addresses. */
final class Machines {

  private static final Set<String> ROOTS = Set.of("/dev/xvda", "/dev/sda1");
  // The root volume of Amazon Linux 2023, when nobody asks for another.
  private static final BigDecimal ROOT_GIGABYTES = BigDecimal.valueOf(8);
  // What detailed monitoring of one machine is charged as:
  // https://aws.amazon.com/cloudwatch/pricing/
  private static final BigDecimal DETAILED_METRICS = BigDecimal.valueOf(7);

  private Machines() {}

  static void instance(Resource instance, Bill bill) {
    var template = instance.follow("LaunchTemplate", "LaunchTemplateId");
    var machine = new Machine(instance, Optional.of(instance), template);
    charge(machine, BigDecimal.ONE, bill);
    if (!hasElasticAddress(instance)
        && (machine.asksForAddress() || isPublic(instance.follow("SubnetId")))) {
      bill.hourly(instance, "public IPv4 address", "ipv4", BigDecimal.ONE);
    }
  }

  static void group(Resource group, Bill bill) {
    var mixed = group.has("MixedInstancesPolicy");
    var path =
        mixed
            ? new String[] {
              "MixedInstancesPolicy",
              "LaunchTemplate",
              "LaunchTemplateSpecification",
              "LaunchTemplateId"
            }
            : new String[] {"LaunchTemplate", "LaunchTemplateId"};
    var template = group.follow(path);
    if (template.isEmpty()) {
      throw new NotPriced("its launch template is not in the template");
    }
    var machines =
        group.has("DesiredCapacity") ? group.number("DesiredCapacity") : group.number("MinSize");
    var machine = new Machine(group, Optional.empty(), template);
    charge(machine, machines, bill);
    var subnets = group.list("VPCZoneIdentifier");
    var addressed =
        machine.saysOfAddress()
            ? machine.asksForAddress()
            : subnets.stream().map(group.template()::follow).anyMatch(Machines::isPublic);
    if (addressed) {
      bill.hourly(group, "public IPv4 addresses", "ipv4", machines);
    }
  }

  private static void charge(Machine machine, BigDecimal count, Bill bill) {
    var type = machine.type();
    bill.hourly(machine.owner(), type, "ec2." + type, count);
    var devices = machine.devices();
    for (var device : devices) {
      if (device.has("Ebs")) {
        Disks.charge(machine.owner(), device.path("Ebs"), count, bill);
      }
    }
    if (devices.stream().noneMatch(device -> ROOTS.contains(device.path("DeviceName").asText()))) {
      bill.fixed(
          machine.owner(),
          "gp3 disk, the image's own (8 GB assumed)",
          "ebs.gp3",
          Unit.GIGABYTE_MONTH,
          ROOT_GIGABYTES.multiply(count));
    }
    if (machine.isWatchedInDetail()) {
      bill.fixed(
          machine.owner(),
          "detailed monitoring",
          "cloudwatch.metric",
          Unit.MONTH,
          DETAILED_METRICS.multiply(count));
    }
  }

  private static boolean isPublic(Optional<Resource> subnet) {
    return subnet.filter(resource -> resource.truth("MapPublicIpOnLaunch")).isPresent();
  }

  /** Such an address takes the place of the one the subnet would give. */
  private static boolean hasElasticAddress(Resource instance) {
    return instance
        .template()
        .resources()
        .filter(
            r -> r.type().equals("AWS::EC2::EIP") || r.type().equals("AWS::EC2::EIPAssociation"))
        .anyMatch(address -> address.follow("InstanceId").filter(instance::equals).isPresent());
  }

  /** What is said of a machine by itself and by its launch template, in this order. */
  private record Machine(Resource owner, Optional<Resource> instance, Optional<Resource> template) {

    String type() {
      if (instance.isPresent() && instance.get().has("InstanceType")) {
        return instance.get().text("InstanceType");
      }
      return template
          .orElseThrow(() -> new NotPriced("has no InstanceType"))
          .text("LaunchTemplateData", "InstanceType");
    }

    List<JsonNode> devices() {
      if (instance.isPresent() && instance.get().has("BlockDeviceMappings")) {
        return instance.get().list("BlockDeviceMappings");
      }
      return template
          .map(resource -> resource.list("LaunchTemplateData", "BlockDeviceMappings"))
          .orElse(List.of());
    }

    boolean isWatchedInDetail() {
      return instance.filter(resource -> resource.truth("Monitoring")).isPresent()
          || template
              .filter(resource -> resource.truth("LaunchTemplateData", "Monitoring", "Enabled"))
              .isPresent();
    }

    boolean saysOfAddress() {
      return interfaces().stream().anyMatch(card -> card.has("AssociatePublicIpAddress"));
    }

    boolean asksForAddress() {
      return interfaces().stream()
          .anyMatch(card -> card.path("AssociatePublicIpAddress").asBoolean());
    }

    private List<JsonNode> interfaces() {
      if (instance.isPresent() && instance.get().has("NetworkInterfaces")) {
        return instance.get().list("NetworkInterfaces");
      }
      return template
          .map(resource -> resource.list("LaunchTemplateData", "NetworkInterfaces"))
          .orElse(List.of());
    }
  }
}
