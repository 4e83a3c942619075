package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import millions.infra.CommandFailure;
import millions.infra.account.stack.MachineImageLookup;
import millions.infra.account.stack.RunningStack;
import millions.ladder.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningStackTest {

  private final RecordedAws aws = new RecordedAws();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void absentStackIsEmpty() {
    aws.with("DescribeStacks.absent.400.xml");

    try (var account = aws.account()) {
      assertThat(new Stacks(account).find()).isEmpty();
    }
  }

  @Test
  void runningStackHasStageAndImage() {
    aws.with("DescribeStacks.xml");

    try (var account = aws.account()) {
      var stack = new Stacks(account).find().orElseThrow();
      assertThat(stack.stage()).isEqualTo(Stage.SEPARATE_DATA);
      assertThat(stack.output("Image")).contains("ami-0abcdef1234567890");
      assertThat(stack.isProtected()).isTrue();
      assertThat(stack.updateBlocker()).isEmpty();
    }
  }

  @Test
  void imageOfTheRunningStackIsKept() {
    aws.with("DescribeStacks.xml");

    try (var account = aws.account()) {
      var image = new MachineImageLookup(account).imageFor(new Stacks(account).find());
      assertThat(image).isEqualTo("ami-0abcdef1234567890");
    }
  }

  @Test
  void firstStackGetsTheNewestImage() {
    aws.with("DescribeStacks.absent.400.xml", "GetParameter.image.json");

    try (var account = aws.account()) {
      var image = new MachineImageLookup(account).imageFor(new Stacks(account).find());
      assertThat(image).isEqualTo("ami-0fedcba9876543210");
    }
  }

  @Test
  void foreignStackIsRefused() {
    aws.with("DescribeStacks.foreign.xml");

    try (var account = aws.account()) {
      var stack = new Stacks(account).find().orElseThrow();
      assertThatThrownBy(stack::requireOurs)
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("not this project's");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLBACK_COMPLETE, ./millions destroy",
    "DELETE_FAILED, ./millions destroy",
    "UPDATE_ROLLBACK_FAILED, npx cdk rollback Millions",
    "UPDATE_IN_PROGRESS, wait for its end",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, wait for its end"
  })
  void stateThatBlocksAnUpdateComesWithAFix(String status, String wayOut) {
    assertThat(inState(status).updateBlocker().orElseThrow()).contains(status, wayOut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"})
  void otherStatesDoNotBlockAnUpdate(String status) {
    assertThat(inState(status).updateBlocker()).isEmpty();
  }

  private static RunningStack inState(String status) {
    return new RunningStack("arn", status, Map.of(), true, true);
  }
}
