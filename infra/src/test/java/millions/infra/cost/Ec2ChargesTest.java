package millions.infra.cost;

import org.junit.jupiter.api.Test;

class Ec2ChargesTest {

  private static final String OWN_DISK =
      "'BlockDeviceMappings': [{'DeviceName': '/dev/xvda', 'Ebs': {'VolumeSize': 10, 'VolumeType': 'gp3'}}]";

  private static String box(String more) {
    return "'Box': {'Type': 'AWS::EC2::Instance', 'Properties': {'InstanceType': 't4g.small', %s%s}}"
        .formatted(OWN_DISK, more);
  }

  private static String group(String properties, String data) {
    return """
    'Group': {'Type': 'AWS::AutoScaling::AutoScalingGroup', 'Properties': {
      'LaunchTemplate': {'LaunchTemplateId': {'Ref': 'Mould'}, 'Version': '1'}, %s}},
    'Mould': {'Type': 'AWS::EC2::LaunchTemplate', 'Properties': {'LaunchTemplateData': {%s, %s}}},
    'Public': {'Type': 'AWS::EC2::Subnet', 'Properties': {'MapPublicIpOnLaunch': true}},
    'Private': {'Type': 'AWS::EC2::Subnet', 'Properties': {'MapPublicIpOnLaunch': false}}
    """
        .formatted(properties, OWN_DISK, data);
  }

  @Test
  void anInstanceCostsItsHoursAndItsVolume() {
    TemplateFragment.of(box("")).costsFixed("15.60").lacksNothing();
    TemplateFragment.of(box("").replace("t4g.small", "m7g.large")).costsFixed("74.00");
    TemplateFragment.of(box("").replace("'VolumeSize': 10", "'VolumeSize': 20"))
        .costsFixed("16.60");
  }

  @Test
  void anInstanceWithoutARootVolumeGetsTheDefault() {
    TemplateFragment.of(
            "'Box': {'Type': 'AWS::EC2::Instance', 'Properties': {'InstanceType': 't4g.small'}}")
        .costsFixed("15.40");
  }

  @Test
  void responsesLeaveFromTheInstance() {
    // 11 million answers of 2 KB
    TemplateFragment.of(box("")).grows("1.98");
  }

  @Test
  void aPublicSubnetAssignsAnAddress() {
    var subnet = ", 'S': {'Type': 'AWS::EC2::Subnet', 'Properties': {'MapPublicIpOnLaunch': true}}";
    TemplateFragment.of(box(", 'SubnetId': {'Ref': 'S'}") + subnet).costsFixed("19.25");
    TemplateFragment.of(box(", 'SubnetId': {'Ref': 'S'}") + subnet.replace("true", "false"))
        .costsFixed("15.60");
  }

  @Test
  void anElasticIpReplacesTheAddressOfTheSubnet() {
    TemplateFragment.of(
            box(", 'SubnetId': {'Ref': 'S'}")
                + ", 'S': {'Type': 'AWS::EC2::Subnet', 'Properties': {'MapPublicIpOnLaunch': true}}"
                + ", 'Fixed': {'Type': 'AWS::EC2::EIP', 'Properties': {'InstanceId': {'Ref': 'Box'}}}")
        .costsFixed("19.25");
  }

  @Test
  void aNetworkInterfaceMayRequestAnAddress() {
    TemplateFragment.of(
            box(", 'NetworkInterfaces': [{'AssociatePublicIpAddress': true, 'DeviceIndex': '0'}]"))
        .costsFixed("19.25");
  }

  @Test
  void detailedMonitoringIsSevenMetrics() {
    TemplateFragment.of(box(", 'Monitoring': true")).costsFixed("17.70");
  }

  @Test
  void anInstanceTakesItsTypeFromItsLaunchTemplate() {
    TemplateFragment.of(
            """
            'Box': {'Type': 'AWS::EC2::Instance', 'Properties': {'LaunchTemplate': {'LaunchTemplateId': {'Ref': 'Mould'}}}},
            'Mould': {'Type': 'AWS::EC2::LaunchTemplate', 'Properties': {'LaunchTemplateData': {'InstanceType': 'm7g.large', %s}}}
            """
                .formatted(OWN_DISK))
        .costsFixed("74.00")
        .lacksNothing();
  }

  @Test
  void aGroupCostsItsDesiredCapacity() {
    var type = "'InstanceType': 't4g.small'";
    TemplateFragment.of(group("'DesiredCapacity': '3', 'MinSize': '2'", type))
        .costsFixed("46.80")
        .lacksNothing();
    TemplateFragment.of(group("'MinSize': '2'", type)).costsFixed("31.20");
    TemplateFragment.of(group("'MinSize': '2'", "'InstanceType': 'm7g.large'"))
        .costsFixed("148.00");
  }

  @Test
  void aGroupHasAddressesIfItsSubnetsAssignThem() {
    var type = "'InstanceType': 't4g.small'";
    TemplateFragment.of(
            group(
                "'MinSize': '2', 'VPCZoneIdentifier': [{'Ref': 'Private'}, {'Ref': 'Public'}]",
                type))
        .costsFixed("38.50");
    TemplateFragment.of(group("'MinSize': '2', 'VPCZoneIdentifier': [{'Ref': 'Private'}]", type))
        .costsFixed("31.20");
  }

  @Test
  void theNetworkInterfaceOfALaunchTemplateOverridesTheSubnet() {
    TemplateFragment.of(
            group(
                "'MinSize': '2', 'VPCZoneIdentifier': [{'Ref': 'Public'}]",
                "'InstanceType': 't4g.small', 'NetworkInterfaces': [{'AssociatePublicIpAddress': false}]"))
        .costsFixed("31.20");
  }

  @Test
  void aMixedGroupIsPricedByItsLaunchTemplate() {
    TemplateFragment.of(
            group("'MinSize': '2'", "'InstanceType': 't4g.small'")
                .replace(
                    "'LaunchTemplate': {'LaunchTemplateId': {'Ref': 'Mould'}, 'Version': '1'}",
                    "'MixedInstancesPolicy': {'LaunchTemplate': {'LaunchTemplateSpecification': {'LaunchTemplateId': {'Ref': 'Mould'}}}}"))
        .costsFixed("31.20");
  }

  @Test
  void anInstanceTypeWithoutAPriceIsNamed() {
    TemplateFragment.of(box("").replace("t4g.small", "x2gd.metal"))
        .costsFixed("1.00")
        .lacks("Box", "ec2.x2gd.metal");
  }

  @Test
  void aGroupWhoseLaunchTemplateIsElsewhereIsNamed() {
    TemplateFragment.of(
            group("'MinSize': '2'", "'InstanceType': 't4g.small'")
                .replace("{'Ref': 'Mould'}", "'lt-1'"))
        .costsFixed("0")
        .lacks("Group", "launch template");
  }
}
