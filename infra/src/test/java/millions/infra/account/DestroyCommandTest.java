package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestroyCommandTest {

  private final RecordedAws aws = new RecordedAws().with("GetCallerIdentity.xml");

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void absentStackNeedsNoDeletion() {
    aws.with("DescribeStacks.absent.400.xml");

    var run = destroy(CommandRun.noTerminal());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("no stack Millions in account 123456789012");
  }

  @Test
  void wrongStackNameChangesNothing() {
    running();

    var run = destroy(CommandRun.answering("yes"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).endsWith("Nothing was touched.\n");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void scriptWithoutYesIsRefused() {
    running();

    assertThat(destroy(CommandRun.noTerminal()).exitCode()).isEqualTo(2);
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void retainedResourcesAreListedBeforeTheQuestion() {
    running();

    assertThat(destroy(CommandRun.answering("")).out())
        .contains(
            "Content  AWS::S3::Bucket  millions-content-1a2b3c",
            "Primary  AWS::RDS::DBInstance  millions-primary-4d5e6f  as a last snapshot")
        .doesNotContain("i-0123456789abcdef0", "203.0.113.9");
  }

  @Test
  void deletionSwitchesProtectionOffAndPrintsEvents() {
    running()
        .with("DescribeStacks.deleting.xml", "DescribeStacks.deleted.xml")
        .with("DescribeStackEvents.xml", "DescribeStackEvents.xml")
        .with("DescribeStackEvents.deleted.xml");

    var run = destroy(CommandRun.answering("Millions"));

    assertThat(run.exitCode()).isZero();
    assertThat(aws.changes()).containsExactly("UpdateTerminationProtection", "DeleteStack");
    assertThat(run.out())
        .containsSubsequence(
            "Switching off the stack's termination protection.",
            "DELETE_IN_PROGRESS Millions",
            "DELETE_COMPLETE    Web",
            "DELETE_SKIPPED     Content",
            "The stack Millions is deleted.",
            "Still there:",
            "aws s3 rm s3://millions-content-1a2b3c --recursive --region us-east-1",
            "aws s3api delete-bucket --bucket millions-content-1a2b3c --region us-east-1",
            "aws rds delete-db-snapshot --db-snapshot-identifier {} --region us-east-1",
            "./millions leftovers")
        .doesNotContain("UPDATE_COMPLETE");
  }

  @Test
  void keepDataPrintsCommandsThatRestoreIt() {
    running().with("DescribeStacks.deleted.xml").with("DescribeStackEvents.deleted.xml");

    assertThat(destroy(CommandRun.noTerminal(), "--yes", "--keep-data").out())
        .contains(
            "Kept, as you wished:",
            "aws s3 sync s3://millions-content-1a2b3c s3://THE-NEW-BUCKET",
            "aws rds restore-db-instance-from-db-snapshot");
  }

  @Test
  void failedDeletionPrintsTheReason() {
    running()
        .with("DescribeStacks.delete-failed.xml")
        .with("DescribeStackEvents.xml", "DescribeStackEvents.delete-failed.xml");

    var run = destroy(CommandRun.noTerminal(), "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("DELETE_FAILED      Primary", "Cannot delete protected DB Instance");
  }

  @Test
  void protectedDatabaseStopsTheDeletion() {
    aws.with("DescribeStacks.xml", "GetTemplate.protected.xml")
        .with("ListStackResources.page-2.xml");

    var run = destroy(CommandRun.noTerminal(), "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "aws rds modify-db-instance --no-deletion-protection --apply-immediately"
                + " --db-instance-identifier millions-primary-4d5e6f --region us-east-1");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void busyStackIsNotDeleted() {
    aws.with("DescribeStacks.busy.xml");

    var run = destroy(CommandRun.noTerminal(), "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("UPDATE_IN_PROGRESS");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void foreignStackIsNotDeleted() {
    aws.with("DescribeStacks.foreign.xml");

    assertThat(destroy(CommandRun.noTerminal(), "--yes").exitCode()).isEqualTo(1);
    assertThat(aws.changes()).isEmpty();
  }

  private RecordedAws running() {
    return aws.with("DescribeStacks.xml", "GetTemplate.xml")
        .with("ListStackResources.xml", "ListStackResources.page-2.xml")
        .with("UpdateTerminationProtection.xml", "DeleteStack.xml");
  }

  private CommandRun destroy(UserPrompt prompt, String... arguments) {
    return CommandRun.of(aws::account, prompt, DestroyCommand::new, arguments);
  }
}
