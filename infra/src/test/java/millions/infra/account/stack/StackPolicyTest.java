package millions.infra.account.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import millions.infra.account.RecordedAws;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.TemplateDiff;
import org.junit.jupiter.api.Test;

class StackPolicyTest {

  private static TemplateDiff diff(ResourceChange... changes) {
    return new TemplateDiff(List.of(changes), List.of(), List.of());
  }

  private static ResourceChange change(String type, Impact impact) {
    return new ResourceChange("It", type, impact, List.of());
  }

  @Test
  void removingADatabaseOrBucketIsRefused() {
    var goes = change("AWS::RDS::DBInstance", Impact.REMOVE);
    var leaves = change("AWS::S3::Bucket", Impact.ORPHAN);

    assertThat(StackPolicy.refused(diff(goes, leaves))).containsExactly(goes, leaves);
  }

  @Test
  void climbingUpIsAllowed() {
    assertThat(
            StackPolicy.refused(
                diff(
                    change("AWS::RDS::DBInstance", Impact.MAY_REPLACE),
                    change("AWS::RDS::DBInstance", Impact.CREATE),
                    change("AWS::EC2::Volume", Impact.ORPHAN))))
        .isEmpty();
  }

  @Test
  void policyIsTheProjectsFile() {
    try (var aws = new RecordedAws().with("SetStackPolicy.xml")) {
      new StackPolicy(aws.account()).set();

      assertThat(aws.bodyOf("SetStackPolicy"))
          .contains("Update:Replace", "AWS::RDS::DBInstance", "StackName=Millions");
    }
  }

  @Test
  void liftedPolicyAllowsEverything() {
    try (var aws = new RecordedAws().with("SetStackPolicy.xml")) {
      new StackPolicy(aws.account()).lift();

      assertThat(aws.bodyOf("SetStackPolicy")).contains("Update:*").doesNotContain("Deny");
    }
  }
}
