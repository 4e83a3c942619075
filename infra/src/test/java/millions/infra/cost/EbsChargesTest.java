package millions.infra.cost;

import org.junit.jupiter.api.Test;

class EbsChargesTest {

  private static String disk(String properties) {
    return "'Data': {'Type': 'AWS::EC2::Volume', 'Properties': {%s}}".formatted(properties);
  }

  @Test
  void aVolumeCostsItsSizeByItsType() {
    TemplateFragment.of(disk("'Size': 20, 'VolumeType': 'gp3'"))
        .costsFixed("2.00")
        .grows("0")
        .lacksNothing();
    TemplateFragment.of(disk("'Size': 40, 'VolumeType': 'gp3'")).costsFixed("4.00");
    TemplateFragment.of(disk("'Size': 20")).costsFixed("4.00");
    TemplateFragment.of(disk("'Size': 20, 'VolumeType': 'io2'"))
        .costsFixed("0")
        .lacks("Data", "ebs.io2");
  }

  @Test
  void onlyIopsAndThroughputAboveTheBaselineAreCharged() {
    TemplateFragment.of(disk("'Size': 20, 'VolumeType': 'gp3', 'Iops': 3000, 'Throughput': 125"))
        .costsFixed("2.00");
    TemplateFragment.of(disk("'Size': 20, 'VolumeType': 'gp3', 'Iops': 3100, 'Throughput': 145"))
        .costsFixed("4.00");
  }

  @Test
  void snapshotsHoldWhatIsStored() {
    var policy =
        "'Keep': {'Type': 'AWS::DLM::LifecyclePolicy', 'Properties': {'PolicyDetails': {'Schedules': [{'RetainRule': {'Count': 30}}]}}}";
    // a year of 1.27 GB a month, and a month of changes
    TemplateFragment.of(policy).grows("0.8255");
    TemplateFragment.of(policy.replace("30", "15")).grows("0.79375");
  }
}
