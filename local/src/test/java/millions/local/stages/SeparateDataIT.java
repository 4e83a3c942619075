package millions.local.stages;

import millions.local.testing.Kept;
import millions.local.testing.Refusals;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.Test;

/** Rung 2: data on servers of their own, which their providers start again. */
class SeparateDataIT extends StageTests implements ContentStoreFaults {

  SeparateDataIT() {
    super(2);
  }

  @Override
  public RunningStage stage() {
    return stage;
  }

  @Test
  void deadDatabaseComesBackWithAllThatWasAcknowledged() {
    try (var load = new SteadyLoad(stage.frontDoor())) {
      var dead = stage.kill("sql-primary");
      stage.awaitSuccessor("sql-primary", dead);
      load.awaitMore(20);
      Refusals.mustBeHonest(load);
      Kept.mustAllBe(stage.frontDoor(), load.end());
    }
  }
}
