package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import millions.local.process.Ports;
import millions.local.state.StateDirectory;
import millions.local.testing.Kept;
import millions.local.testing.Launcher;
import millions.local.testing.RunningStage;
import millions.localstack.deployment.LocalStackEndpoint;
import millions.localstack.deployment.StackQueries;
import millions.localstack.emulator.Emulator;
import millions.localstack.emulator.Emulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A LocalStack that somebody else runs: it outlives the stage, and is left as it was found. */
@Tag("stage")
@ExtendWith(NeedsLocalStack.class)
class GivenLocalStackIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private Emulator others;
  private RunningStage stage;

  @BeforeEach
  void startTheirs() {
    var environment = new HashMap<>(System.getenv());
    environment.putAll(Launcher.ENVIRONMENT);
    environment.remove("AWS_ENDPOINT_URL");
    others =
        Emulators.choose(
            new StateDirectory(directory.resolve("others")),
            Optional.empty(),
            Optional.empty(),
            new Ports()::next,
            environment);
    others.start(System.out::println);
    var home = directory.resolve("ours");
    assertThat(home.toFile().mkdir()).isTrue();
    stage =
        new RunningStage(
            home, "--backend", "localstack", "--endpoint", others.endpoint().toString());
  }

  @AfterEach
  void stopTheirs() {
    stage.command("down");
    others.stop();
  }

  @Test
  void outlivesTheStageAndIsLeftWithoutAStackAndWithoutABucket() {
    stage.up(2);
    assertThat(stage.deployment().path("emulator").asText()).startsWith("given");
    var link = stage.frontDoor().paste("kept by others");
    var bucket = InLocalStack.of(stage).output("ContentBucket");
    stage.command("down").mustBe(0);
    assertThat(others.check()).isTrue();

    stage.up(2);
    Kept.mustBe(stage.frontDoor(), link, "kept by others");
    assertThat(InLocalStack.of(stage).output("ContentBucket")).isEqualTo(bucket);

    assertThat(stage.command("down", "--fresh").mustBe(0).printed()).contains(bucket);
    assertThat(others.check()).isTrue();
    try (var stacks = new StackQueries(new LocalStackEndpoint(others.endpoint()))) {
      assertThat(stacks.find()).isEmpty();
    }
    assertThat(directory.resolve("others/data/localstack/buckets")).isEmptyDirectory();
  }
}
