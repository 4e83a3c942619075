package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import millions.local.testing.Kept;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Rung 1: everything on one box, and nobody there to mend it. */
class SingleBoxIT extends StageTests {

  SingleBoxIT() {
    super(1);
  }

  @Test
  void deadDatabaseStaysDeadAndReadersOfCachedPastesDoNotNotice() {
    var site = stage.frontDoor();
    var link = site.paste("read before");
    stage.kill("sql-primary");
    stage.awaitHealth("sql-primary", "down");
    site.post("text", "cannot be kept").mustBeUnavailable();
    assertThat(site.get("/p/" + link).mustBe(200).text()).isEqualTo("read before");
    mendByStartingAgain();
    Kept.mustBe(stage.frontDoor(), link, "read before");
  }

  @Test
  void deadWebProcessStaysDeadAndStatusSaysSo() {
    var link = stage.frontDoor().paste("before its death");
    stage.kill("web-1");
    stage.awaitHealth("web-1", "down");
    assertThat(stage.instance("web-1").path("pid").isNull()).isTrue();
    var status = stage.command("status").mustBe(0);
    assertThat(status.printed()).containsPattern("web-1 +down");
    mendByStartingAgain();
    Kept.mustBe(stage.frontDoor(), link, "before its death");
  }

  @Test
  void upThatIsNoClimbNamesTheRunningStageAndLeavesItAlone() {
    var before = List.of(stage.supervisor(), stage.process("web-1"), stage.process("sql-primary"));
    assertThat(stage.command("up", "1", "--detach").mustBe(1).printed())
        .contains("Stage 1 single-box is running at")
        .contains("./millions down");
    assertThat(stage.command("up", "2", "--fresh").mustBe(1).printed())
        .contains("A climb keeps the data");
    assertThat(stage.command("up", "2", "--port", "8081").mustBe(1).printed())
        .contains("A climb keeps the port");
    assertThat(stage.processes()).containsAll(before);
    stage.frontDoor().get("/q/health/ready").mustBe(200);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void powerCutLosesNothing() {
    try (var load = new SteadyLoad(stage.frontDoor())) {
      stage.powerCut();
      var acknowledged = load.end();
      stage.up(1);
      Kept.mustAllBe(stage.frontDoor(), acknowledged);
    }
  }

  private void mendByStartingAgain() {
    stage.down();
    stage.up(1);
  }
}
