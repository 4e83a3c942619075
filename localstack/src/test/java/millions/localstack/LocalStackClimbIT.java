package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import millions.local.testing.Kept;
import millions.local.testing.RealInput;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The ladder in LocalStack: one stack, updated in place while its stages serve. */
@ExtendWith(NeedsLocalStack.class)
class LocalStackClimbIT {

  private static final int PASTES = 100;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  private final RealInput input = new RealInput();
  private final Kept kept = new Kept();
  private RunningStage stage;

  @AfterEach
  void leave() {
    stage.command("down");
  }

  @Test
  void climbsInPlaceAndLeavesNothing() {
    stage = new RunningStage(home, "--backend", "localstack");
    var answers = new LocalStackAnswers();
    stage.up(1);
    answers.note(stage);
    kept.paste(stage.frontDoor(), input.texts(PASTES));

    stage.up(2);
    var stack = stackId();
    var bucket = bucket();
    settle(answers);

    stage.up(3);
    settle(answers);

    climbUnderLoad(4);
    settle(answers);
    climbUnderLoad(3);
    settle(answers);

    assertThat(bucket()).isEqualTo(bucket);
    assertThat(stackId()).isEqualTo(stack);
    answers.mustBeDocumented();
    leaveNothing();
  }

  private String stackId() {
    return InLocalStack.of(stage).stackId();
  }

  private String bucket() {
    return InLocalStack.of(stage).output("ContentBucket");
  }

  /** The stage is whole, passes the acceptance suite, and has all that was ever pasted. */
  private void settle(LocalStackAnswers answers) {
    stage.awaitAllUp();
    var ended = stage.command("verify").mustBe(0);
    assertThat(ended.lastLine()).as(ended.printed()).matches("[1-9][0-9]+ passed, 0 failed");
    assertThat(stage.frontDoor().get("/topology/parts").mustBe(200).text())
        .contains("LocalStack", "stand-in process", "placeholder only");
    kept.mustAllBeThere(stage.frontDoor());
    kept.paste(stage.frontDoor(), input.texts(PASTES));
    answers.note(stage);
  }

  private void climbUnderLoad(int number) {
    try (var load = new SteadyLoad(stage.frontDoor())) {
      stage.up(number);
      load.awaitMore(20);
      assertThat(load.failuresSince(Long.MIN_VALUE)).isEmpty();
      load.end().forEach((link, text) -> Kept.mustBe(stage.frontDoor(), link, text));
    }
  }

  private void leaveNothing() {
    var living = stage.processes();
    assertThat(stage.command("down", "--fresh").mustBe(0).printed()).contains("forgotten");
    assertThat(living).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(home.resolve("data")).doesNotExist();
  }
}
