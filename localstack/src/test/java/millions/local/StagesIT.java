package millions.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole stages, started and stopped as at the keyboard. */
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
  void pastesClimbUpAndDownTheLadder() throws Exception {
    Map<String, String> pastes = new LinkedHashMap<>();
    for (var rung : List.of("1", "2", "3", "4", "3", "2", "1")) {
      stage.up(rung);
      assertAllThere(pastes);
      for (int i = 0; i < 20; i++) {
        var text = "on rung %s: %s".formatted(rung, "né\r\n".repeat(i * i));
        pastes.put(stage.paste(text), text);
      }
      assertAllThere(pastes);
      stage.down();
    }
  }

  @Test
  void powerCutLosesNothingAndTheNextStartClearsUp() throws Exception {
    stage.up("cached-reads");
    var link = stage.paste("written just before the cut");
    var web = stage.process("web-1");
    var supervisor = stage.supervisor();
    supervisor.destroyForcibly();
    supervisor.onExit().join();
    assertThat(stage.command("status")).isEqualTo(1);
    assertThat(stage.printed()).contains("left processes behind");
    stage.up("cached-reads");
    assertThat(web.isAlive()).isFalse();
    assertAllThere(Map.of(link, "written just before the cut"));
  }

  @Test
  void secondUpNamesTheFirstAndLeavesItAlone() throws Exception {
    stage.up("single-box");
    assertThat(stage.command("up", "2", "--detach")).isEqualTo(1);
    assertThat(stage.printed())
        .contains("Stage 1 single-box is running at")
        .contains("./millions down");
    assertThat(stage.get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void singleBoxStaysDeadAndStatusSaysSo() throws Exception {
    stage.up("single-box");
    stage.process("web-1").destroyForcibly();
    awaitHealth("web-1", "down");
    assertThat(stage.command("status")).isZero();
    assertThat(stage.part("web-1").path("pid").isNull()).isTrue();
  }

  @Test
  void webBehindTheBalancerComesBack() throws Exception {
    stage.up("load-balanced");
    var link = stage.paste("still here");
    var dead = stage.process("web-1");
    dead.destroyForcibly();
    awaitHealth("web-1", "down");
    awaitHealth("web-1", "up");
    assertThat(stage.process("web-1").pid()).isNotEqualTo(dead.pid());
    assertAllThere(Map.of(link, "still here"));
  }

  private void awaitHealth(String role, String health) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> stage.part(role).path("health").asText().equals(health));
  }

  private void assertAllThere(Map<String, String> pastes) throws Exception {
    for (var paste : pastes.entrySet()) {
      var answer = stage.get("/p/" + paste.getKey() + "/raw");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(paste.getValue());
    }
  }
}
