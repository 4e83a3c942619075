package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import millions.local.process.ProcessEnds;
import millions.local.testing.Kept;
import millions.local.testing.RealInput;
import millions.local.testing.Refusals;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ladder in LocalStack: one stack, updated in place while its stages serve, with faults on the
 * way; its lower half in a LocalStack of the run's own, its upper half in one that was given. All
 * tests share one state directory and what was ever pasted there, since a LocalStack costs more
 * than most of them; each goes on from where it needs to be.
 */
@Tag("stage")
@ExtendWith(NeedsLocalStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LadderInLocalStackIT {

  private static final int PASTES = 100;

  private final RealInput input = new RealInput();
  private final Kept kept = new Kept();
  private final LocalStackAnswers answers = new LocalStackAnswers();
  private Path directory;
  private Path home;
  private RunningStage stage;
  private OthersLocalStack others;

  @BeforeAll
  void prepare(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path fresh) throws IOException {
    directory = fresh;
    home = Files.createDirectory(directory.resolve("home"));
    stage = new RunningStage(home, "--backend", "localstack");
  }

  @AfterAll
  void leave() {
    stage.command("down");
    if (others != null) {
      others.close();
    }
  }

  @Test
  @Order(1)
  void failedDeploymentNamesTheResourceAndTheNextOneRecovers() {
    stage.up(1);
    answers.note(stage);
    kept.paste(stage.frontDoor(), input.texts(PASTES));
    InLocalStack.of(stage).createLogGroup("/aws/rds/instance/millions-primary/postgresql");

    var failed = stage.tryUp(2).mustBe(1);
    assertThat(failed.printed())
        .contains("Stage 2 separate-data could not be deployed")
        .contains("AWS::Logs::LogGroup")
        .contains("already exists");
    assertThat(stage.number()).isEqualTo(1);
    kept.mustAllBeThere(stage.frontDoor());

    assertThat(stage.tryUp(2).mustBe(0).printed()).contains("started anew");
    kept.mustAllBeThere(stage.frontDoor());
  }

  @Test
  @Order(2)
  void deadLocalStackRefusesPastesAndComesBackWithAllOfThem() {
    stage.be(2);
    var site = stage.frontDoor();
    var web = stage.instance("web-1").path("pid").asLong();
    var bucket = bucket();
    var cached = site.paste("cached where it was made");
    site.get("/p/" + cached).mustBe(200);

    try (var load = new SteadyLoad(site)) {
      var dead = stage.kill("localstack");
      site.post("text", "has no place to go").mustBeUnavailable();
      Kept.mustBe(site, cached, "cached where it was made");

      stage.awaitSuccessor("localstack", dead);
      load.awaitMore(20);
      Refusals.mustBeHonest(load);
      Kept.mustAllBe(site, load.end());
    }
    assertThat(stage.instance("web-1").path("pid").asLong()).isEqualTo(web);
    // the stack is deployed again behind the running stage, around the same bucket
    RunningStage.within(120)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(bucket()).isEqualTo(bucket));
  }

  @Test
  @Order(3)
  void contentComesOutOfLocalStackByTheDiskAndGoesIntoAnother() {
    stage.be(1);
    kept.mustAllBeThere(stage.frontDoor());
    kept.paste(stage.frontDoor(), input.texts(PASTES));
    stage.down();

    var embedded = new RunningStage(home);
    embedded.up(2);
    kept.mustAllBeThere(embedded.frontDoor());
    kept.paste(embedded.frontDoor(), input.texts(PASTES));
    embedded.down();

    others = OthersLocalStack.start(directory.resolve("others"));
    stage =
        new RunningStage(
            home, "--backend", "localstack", "--endpoint", others.endpoint().toString());
    stage.up(2);
    assertThat(stage.deployment().path("emulator").asText()).startsWith("given");
    kept.mustAllBeThere(stage.frontDoor());
  }

  @Test
  @Order(4)
  void givenLocalStackOutlivesTheStage() {
    stage.be(2);
    kept.paste(stage.frontDoor(), input.texts(PASTES));
    var bucket = bucket();
    stage.command("down").mustBe(0);
    assertThat(others.answers()).isTrue();

    stage.up(2);
    kept.mustAllBeThere(stage.frontDoor());
    assertThat(bucket()).isEqualTo(bucket);
  }

  @Test
  @Order(5)
  void climbsInPlaceAndLeavesNothing() {
    stage.be(2);
    var stack = stackId();
    var bucket = bucket();
    settle();

    // its own turn to be looked at comes on the way down
    stage.climb(3).mustBe(0);
    stage.awaitAllUp();

    climbUnderLoad(4);
    settle();
    climbUnderLoad(3);
    settle();

    assertThat(bucket()).isEqualTo(bucket);
    assertThat(stackId()).isEqualTo(stack);
    answers.mustBeDocumented();
    leaveNothing(bucket);
  }

  private String stackId() {
    return InLocalStack.of(stage).stackId();
  }

  private String bucket() {
    return InLocalStack.of(stage).output("ContentBucket");
  }

  /** The stage is whole, passes the acceptance suite, and has all that was ever pasted. */
  private void settle() {
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
      stage.climb(number).mustBe(0);
      load.awaitMore(20);
      assertThat(load.failuresSince(Long.MIN_VALUE)).isEmpty();
      Kept.mustAllBe(stage.frontDoor(), load.end());
    }
  }

  private void leaveNothing(String bucket) {
    var living = stage.processes();
    assertThat(stage.command("down", "--fresh").mustBe(0).printed()).contains("forgotten", bucket);
    assertThat(living).isNotEmpty().allMatch(ProcessEnds::hasEnded);
    assertThat(home.resolve("data")).doesNotExist();
    assertThat(others.answers()).isTrue();
    assertThat(others.stack()).isEmpty();
    assertThat(others.buckets()).isEmptyDirectory();
  }
}
