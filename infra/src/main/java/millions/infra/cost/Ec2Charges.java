package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** EC2: instances and Auto Scaling groups, with their volumes and public addresses. */
final class Ec2Charges {

  private static final Set<String> ROOTS = Set.of("/dev/xvda", "/dev/sda1");
  // The default root volume of Amazon Linux 2023.
  private static final BigDecimal ROOT_GIGABYTES = BigDecimal.valueOf(8);
  // Detailed monitoring of one instance is charged as so many metrics:
  // https://aws.amazon.com/cloudwatch/pricing/
  private static final BigDecimal DETAILED_METRICS = BigDecimal.valueOf(7);

  private Ec2Charges() {}

  static void instance(TemplateResource instance, Bill bill) {
    var template = instance.referenced("LaunchTemplate", "LaunchTemplateId");
    var machine = new InstanceSpec(instance, Optional.of(instance), template);
    charge(machine, BigDecimal.ONE, bill);
    if (!hasElasticAddress(instance)
        && (machine.hasPublicAddress() || isPublic(instance.referenced("SubnetId")))) {
      bill.addHourly(instance, "public IPv4 address", "ipv4", BigDecimal.ONE);
    }
  }

  static void group(TemplateResource group, Bill bill) {
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
    var template = group.referenced(path);
    if (template.isEmpty()) {
      throw new NotPriced("its launch template is not in the template");
    }
    var machines =
        group.has("DesiredCapacity") ? group.number("DesiredCapacity") : group.number("MinSize");
    var machine = new InstanceSpec(group, Optional.empty(), template);
    charge(machine, machines, bill);
    var subnets = group.list("VPCZoneIdentifier");
    var addressed =
        machine.setsPublicAddress()
            ? machine.hasPublicAddress()
            : subnets.stream().map(group.template()::referenced).anyMatch(Ec2Charges::isPublic);
    if (addressed) {
      bill.addHourly(group, "public IPv4 addresses", "ipv4", machines);
    }
  }

  private static void charge(InstanceSpec machine, BigDecimal count, Bill bill) {
    var type = machine.type();
    bill.addHourly(machine.owner(), type, "ec2." + type, count);
    var devices = machine.devices();
    for (var device : devices) {
      if (device.has("Ebs")) {
        EbsCharges.charge(machine.owner(), device.path("Ebs"), count, bill);
      }
    }
    if (devices.stream().noneMatch(device -> ROOTS.contains(device.path("DeviceName").asText()))) {
      bill.addFixed(
          machine.owner(),
          "gp3 disk, the image's own (8 GB assumed)",
          "ebs.gp3",
          Unit.GIGABYTE_MONTH,
          ROOT_GIGABYTES.multiply(count));
    }
    if (machine.hasDetailedMonitoring()) {
      bill.addFixed(
          machine.owner(),
          "detailed monitoring",
          "cloudwatch.metric",
          Unit.MONTH,
          DETAILED_METRICS.multiply(count));
    }
  }

  private static boolean isPublic(Optional<TemplateResource> subnet) {
    return subnet.filter(resource -> resource.isTrue("MapPublicIpOnLaunch")).isPresent();
  }

  /** Whether an Elastic IP replaces the address that the subnet would assign. */
  private static boolean hasElasticAddress(TemplateResource instance) {
    return instance
        .template()
        .resources()
        .filter(
            r -> r.type().equals("AWS::EC2::EIP") || r.type().equals("AWS::EC2::EIPAssociation"))
        .anyMatch(address -> address.referenced("InstanceId").filter(instance::equals).isPresent());
  }

  /** The settings of an instance: its own, else those of its launch template. */
  private record InstanceSpec(
      TemplateResource owner,
      Optional<TemplateResource> instance,
      Optional<TemplateResource> template) {

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

    boolean hasDetailedMonitoring() {
      return instance.filter(resource -> resource.isTrue("Monitoring")).isPresent()
          || template
              .filter(resource -> resource.isTrue("LaunchTemplateData", "Monitoring", "Enabled"))
              .isPresent();
    }

    boolean setsPublicAddress() {
      return interfaces().stream().anyMatch(card -> card.has("AssociatePublicIpAddress"));
    }

    boolean hasPublicAddress() {
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
