package millions.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself, as at the keyboard; what its stages bear is tested in {@code stages}. */
class StagesIT {

  @TempDir private Path home;
  private StageAtTheKeyboard stage;

  @BeforeEach
  void sitDown() {
    stage = new StageAtTheKeyboard(home);
  }

  @AfterEach
  void leave() throws Exception {
    stage.down();
    assertThat(stage.frontDoorIsFree()).isTrue();
  }

  @Test
  void killedRunnerLosesNothingAndTheNextStartClearsUp() throws Exception {
    stage.up("cached-reads");
    var link = stage.paste("written just before its end");
    var web = stage.process("web-1");
    var supervisor = stage.supervisor();
    supervisor.destroyForcibly();
    supervisor.onExit().join();
    assertThat(stage.command("status")).isEqualTo(1);
    assertThat(stage.printed()).contains("left processes behind");
    stage.up("cached-reads");
    assertThat(web.isAlive()).isFalse();
    assertAllThere(Map.of(link, "written just before its end"));
  }

  @Test
  void upThatIsNoClimbNamesTheRunningStageAndLeavesItAlone() throws Exception {
    stage.up("single-box");
    assertThat(stage.command("up", "1", "--detach")).isEqualTo(1);
    assertThat(stage.printed())
        .contains("Stage 1 single-box is running at")
        .contains("./millions down");
    assertThat(stage.command("up", "2", "--fresh")).isEqualTo(1);
    assertThat(stage.command("up", "2", "--port", "8081")).isEqualTo(1);
    assertThat(stage.printed())
        .contains("A climb keeps the data")
        .contains("A climb keeps the port");
    assertThat(stage.get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  private void assertAllThere(Map<String, String> pastes) throws Exception {
    for (var paste : pastes.entrySet()) {
      var answer = stage.get("/p/" + paste.getKey() + "/raw");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(paste.getValue());
    }
  }
}
