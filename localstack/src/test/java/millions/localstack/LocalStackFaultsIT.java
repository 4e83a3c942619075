package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import millions.local.testing.Kept;
import millions.local.testing.Refusals;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** LocalStack dies, or a deployment into it does: the stage lives, and what comes next mends it. */
@ExtendWith(NeedsLocalStack.class)
class LocalStackFaultsIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  private RunningStage stage;

  @BeforeEach
  void prepare() {
    stage = new RunningStage(home, "--backend", "localstack");
  }

  @AfterEach
  void leave() {
    stage.command("down");
  }

  @Test
  void deadLocalStackRefusesPastesAndComesBackWithAllOfThem() {
    stage.up(2);
    var site = stage.frontDoor();
    var web = stage.part("web-1").path("pid").asLong();
    var bucket = InLocalStack.of(stage).output("ContentBucket");
    var cached = site.paste("cached where it was made");
    site.get("/p/" + cached).mustBe(200);

    try (var load = new SteadyLoad(site)) {
      var dead = stage.kill("localstack");
      site.post("text", "has no place to go").mustBeUnavailable();
      Kept.mustBe(site, cached, "cached where it was made");

      stage.awaitSuccessor("localstack", dead);
      load.awaitMore(20);
      Refusals.mustBeHonest(load);
      load.end().forEach((link, text) -> Kept.mustBe(site, link, text));
    }
    assertThat(stage.part("web-1").path("pid").asLong()).isEqualTo(web);
    // the stack is deployed again behind the running stage, around the same bucket
    RunningStage.within(120)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(InLocalStack.of(stage).output("ContentBucket")).isEqualTo(bucket));
  }

  @Test
  void failedDeploymentNamesTheResourceAndTheNextOneRecovers() {
    stage.up(1);
    var link = stage.frontDoor().paste("from before");
    InLocalStack.of(stage).createLogGroup("/aws/rds/instance/millions-primary/postgresql");

    var failed = stage.tryUp(2).mustBe(1);
    assertThat(failed.printed())
        .contains("Stage 2 separate-data could not be deployed")
        .contains("AWS::Logs::LogGroup")
        .contains("already exists");
    assertThat(stage.number()).isEqualTo(1);
    Kept.mustBe(stage.frontDoor(), link, "from before");

    assertThat(stage.tryUp(2).mustBe(0).printed()).contains("started anew");
    Kept.mustBe(stage.frontDoor(), link, "from before");
    stage.down();
  }
}
