package millions.infra.account.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class RemovalCommandsTest {

  @Test
  void retainedVolumeIsDeleted() {
    assertThat(commands("AWS::EC2::Volume", "Retain", "vol-1"))
        .containsExactly("aws ec2 delete-volume --volume-id vol-1 --region us-east-1");
  }

  @Test
  void everySnapshotOfAVolumeIsDeleted() {
    assertThat(commands("AWS::EC2::Volume", "Snapshot", "vol-1"))
        .containsExactly(
            "aws ec2 describe-snapshots --owner-ids self --filters Name=volume-id,Values=vol-1"
                + " --query 'Snapshots[].[SnapshotId]' --output text --region us-east-1"
                + " | xargs -r -I{} aws ec2 delete-snapshot --snapshot-id {} --region us-east-1");
  }

  @Test
  void otherTypesAreDeletedThroughCloudControl() {
    assertThat(commands("AWS::CloudFront::KeyGroup", "Retain", "a|b"))
        .containsExactly(
            "aws cloudcontrol delete-resource --type-name AWS::CloudFront::KeyGroup"
                + " --identifier 'a|b' --region us-east-1");
  }

  private static Iterable<String> commands(String type, String policy, String id) {
    var resource = JsonNodeFactory.instance.objectNode();
    return new RemovalCommands(new RetainedResource("It", type, policy, id, resource)).commands();
  }
}
