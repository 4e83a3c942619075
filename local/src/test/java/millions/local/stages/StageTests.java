package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import millions.local.testing.Kept;
import millions.local.testing.RealInput;
import millions.local.testing.RunningStage;
import millions.local.testing.SharedStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of one rung share one running stage. Each begins when all instances are up, whatever
 * the one before it broke. The classes run in the order of the alphabet, which leads down the
 * ladder: each finds what those before it have pasted.
 */
@Tag("stage")
@ExtendWith(SharedStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StageTests {

  private static final int PASTES = 80;

  private final int number;
  RunningStage stage;

  StageTests(int number) {
    this.number = number;
  }

  @BeforeAll
  void start(RunningStage shared, Kept kept) {
    stage = shared;
    stage.be(number);
    kept.mustAllBeThere(stage.frontDoor());
    kept.paste(stage.frontDoor(), new RealInput().texts(PASTES));
  }

  @BeforeEach
  void settle() {
    stage.awaitAllUp();
  }

  /** What was started goes without a trace; a check of its own after all tests. */
  @AfterAll
  void stopLeavesNothingBehind() {
    stage.down();
  }

  /** First, on a whole stage. */
  @Test
  @Order(0)
  void acceptanceSuitePasses() {
    var ended = stage.command("verify").mustBe(0);
    assertThat(ended.lastLine()).as(ended.printed()).matches("[1-9][0-9]+ passed, 0 failed");
  }
}
