package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftoversCommandTest {

  private final RecordedAws aws = new RecordedAws();

  @AfterEach
  void stop() {
    assertThat(aws.changes()).isEmpty();
    aws.close();
  }

  @Test
  void emptyAccountHasNoLeftovers() {
    aws.with("GetResources.none.json");

    assertThat(leftovers()).isEqualTo(new CommandRun(0, "Nothing is left.\n"));
  }

  @Test
  void resourcesOfAllPagesAreGroupedByServiceAndPriced() {
    aws.with("DescribeStacks.absent.400.xml").with("GetResources.json", "GetResources.page-2.json");

    assertThat(leftovers().out())
        .isEqualTo(
            """
            ec2 (2)
              arn:aws:ec2:us-east-1:123456789012:volume/vol-0123456789abcdef0  about $1.60 a month
              arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-08229861
            rds (1)
              arn:aws:rds:us-east-1:123456789012:snapshot:millions-primary-4d5e6f-snapshot
            s3 (1)
              arn:aws:s3:::millions-content-1a2b3c
            4 in all. What was deleted some minutes ago may still be listed.
            """);
    assertThat(aws.bodyOf("GetResources")).contains("\"project\"", "\"millions\"");
  }

  @Test
  void runningStackIsMentioned() {
    aws.with("GetResources.page-2.json", "DescribeStacks.xml");

    assertThat(leftovers().out()).startsWith("The stack Millions still stands (UPDATE_COMPLETE)");
  }

  @Test
  void deniedCallNamesThePermission() {
    aws.with("GetResources.denied.400.json");

    var run = leftovers();

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("may not do tag:GetResources");
  }

  private CommandRun leftovers() {
    return CommandRun.of(aws::account, CommandRun.noTerminal(), LeftoversCommand::new);
  }
}
