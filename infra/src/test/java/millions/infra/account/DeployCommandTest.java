package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import millions.infra.account.client.Account;
import millions.infra.account.preflight.CdkTooling;
import millions.infra.account.preflight.Finding;
import millions.infra.synthesis.SynthesizedStages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Needs the CDK's command line, and is skipped without it, except in CI. */
class DeployCommandTest {

  private final RecordedAws aws =
      new RecordedAws()
          .with("GetCallerIdentity.xml")
          .to("/cdk-bootstrap/", "GetParameter.bootstrap.json")
          .to("/aws/service/", "GetParameter.image.json");

  @BeforeEach
  void commandLineIsInstalled() {
    assumeThat(
            CdkTooling.ofThisProject().findings().stream().noneMatch(Finding::isMissing)
                || System.getenv("CI") != null)
        .as("cd infra && npm ci")
        .isTrue();
  }

  @AfterEach
  void stop() {
    assertThat(aws.changes()).isEmpty();
    aws.close();
  }

  @Test
  void changesAreListedAndAScriptNeedsYes() {
    recordEnoughQuota().with("DescribeStacks.absent.400.xml");

    var run = deploy(CommandRun.noTerminal(), "1");

    assertThat(run.out())
        .contains("1 single-box, where nothing runs yet, account 123456789012, size demo")
        .containsPattern("created +NetworkVpc\\w+ +AWS::EC2::VPC")
        .contains("In all: ")
        .contains("in a script say --yes");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void answerOtherThanYesChangesNothing() {
    recordEnoughQuota()
        .with("DescribeStacks.xml", "GetTemplate.xml")
        .with("ListStackResources.xml", "ListStackResources.page-2.xml");

    var run = deploy(CommandRun.answering("no"), "3");

    assertThat(run.out())
        .contains("Up from 2 separate-data to 3 load-balanced")
        .contains("What these keep may be lost: ")
        .endsWith("Nothing was touched.\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void unpreparedAccountStopsTheDeploymentWithAllFindings() {
    aws.close();
    try (var unprepared =
        new RecordedAws()
            .with("GetCallerIdentity.xml", "GetParameter.absent.400.json")
            .with("DescribeStacks.absent.400.xml")) {
      recordEnoughQuota(unprepared);
      var run =
          CommandRun.of(
              unprepared::account,
              CommandRun.noTerminal(),
              DeployCommand::new,
              "1",
              "--yes",
              "-c",
              IMAGE,
              "-c",
              "application=" + SynthesizedStages.application());

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).contains("MISSING bootstrap", "ok      VPCs", "nothing was touched");
      assertThat(unprepared.changes()).isEmpty();
    }
  }

  @Test
  void skippingAStageIsRefused() {
    aws.with("DescribeStacks.xml");

    var run = deploy(CommandRun.noTerminal(), "4", "--yes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("next is ./millions deploy 3");
  }

  @Test
  void stackThatCannotBeUpdatedStopsTheDeployment() {
    aws.with("DescribeStacks.rolled-back.xml");

    var run = deploy(CommandRun.noTerminal(), "1", "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("ROLLBACK_COMPLETE", "./millions destroy");
  }

  @Test
  void unreachableNetworkChangesNothing() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var nowhere = URI.create("http://127.0.0.1:" + closed);

    var run =
        CommandRun.of(
            () -> Account.at(nowhere, AnonymousCredentialsProvider.create()),
            CommandRun.noTerminal(),
            DeployCommand::new,
            "1",
            "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("did not answer");
  }

  @Test
  void misspeltOptionIsRefusedBeforeAnyCall() {
    var run = deploy(CommandRun.noTerminal(), "1", "-c", "alarmemail=me@example.org");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("-c alarmemail: there is no such option", "alarmEmail");
    assertThat(aws.actions()).isEmpty();
  }

  private static final String IMAGE = "image=ami-0fedcba9876543210";

  private RecordedAws recordEnoughQuota() {
    return recordEnoughQuota(aws);
  }

  private static RecordedAws recordEnoughQuota(RecordedAws aws) {
    Stream.of("L-1216C47A", "L-0263D0A3", "L-F678F1CE", "L-53DA6B97")
        .forEach(code -> aws.to(code, "GetServiceQuota.json"));
    return aws.with(
        "DescribeInstanceTypeOfferings.xml",
        "DescribeAvailabilityZones.xml",
        "DescribeInstanceTypes.xml",
        "DescribeInstances.xml",
        "DescribeAddresses.xml",
        "DescribeVpcs.xml");
  }

  /** With an empty application, since the tests do not build one. */
  private CommandRun deploy(UserPrompt prompt, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-c", "application=" + SynthesizedStages.application()));
    return CommandRun.of(aws::account, prompt, DeployCommand::new, all.toArray(String[]::new));
  }
}
