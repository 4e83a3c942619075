package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import millions.local.testing.Client;
import millions.local.testing.Kept;
import millions.local.testing.RealInput;
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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running stage climbs, and people go on pasting and reading meanwhile. All tests share one run,
 * since a start costs more than a climb. Each brings the stage to the rung it begins on, and their
 * order makes that no climb of its own.
 */
@Tag("stage")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClimbInPlaceIT {

  /** What two stages with a balancer have in common, and no climb between them may touch. */
  private static final List<String> KEPT =
      List.of("edge", "balancer", "content", "sql-primary", "sql-standby");

  private static final List<String> OF_STAGE_4 = List.of("cache", "sql-replica-1", "sql-replica-2");

  private Path home;
  private RunningStage stage;

  @BeforeAll
  void prepare(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    home = directory;
    stage = new RunningStage(home);
  }

  @AfterAll
  void leave() {
    stage.command("down");
  }

  @Test
  @Order(1)
  void fromThreeToFourAndBackNoRequestFailsAndNothingIsLost() {
    stage.be(3);
    var supervisor = stage.supervisor();
    var kept = pids();
    try (var load = new SteadyLoad(stage.frontDoor());
        var sticky = new SteadyLoad(Client.browser(stage.url()))) {
      warmUp(load, sticky);
      var web = stage.instance("web-1").path("pid").asLong();
      assertThat(stage.climb(4).mustBe(0).lastLine())
          .startsWith("Stage 4 cached-reads answers at " + stage.url() + " after ")
          .endsWith(
              " s; it runs on in process %d, stop it with ./millions down"
                  .formatted(supervisor.pid()));
      assertThat(roles()).containsAll(OF_STAGE_4);
      assertThat(stage.instance("web-1").path("pid").asLong()).isNotEqualTo(web);
      assertThat(stage.command("status").mustBe(0).printed())
          .contains("Stage 4 cached-reads at")
          .doesNotContain("draining");
      assertThat(pids()).isEqualTo(kept);
      load.awaitMore(20);
      var replica = stage.process("sql-replica-1");
      var cache = stage.process("cache");

      stage.climb(3).mustBe(0);
      assertThat(roles()).doesNotContainAnyElementsOf(OF_STAGE_4);
      assertThat(List.of(replica, cache)).noneMatch(ProcessHandle::isAlive);
      assertThat(pids()).isEqualTo(kept);
      assertThat(stage.supervisor()).isEqualTo(supervisor);
      load.awaitMore(20);

      assertThat(load.failuresSince(Long.MIN_VALUE)).isEmpty();
      assertThat(sticky.failuresSince(Long.MIN_VALUE)).isEmpty();
      mustBeThere(load.end());
      mustBeThere(sticky.end());
    }
  }

  @Test
  @Order(0)
  void upTheLadderInPlaceWithAllThatWasPasted() {
    var input = new RealInput();
    var kept = new Kept();
    stage.up(1);
    var supervisor = stage.supervisor();
    kept.paste(stage.frontDoor(), input.documents());
    for (var number : List.of(2, 3, 4, 2)) {
      kept.paste(stage.frontDoor(), input.texts(40));
      var printed = stage.climb(number).mustBe(0).printed();
      assertThat(printed.contains("it does not answer until it is up"))
          .as(printed)
          .isEqualTo(number != 4);
      kept.mustAllBeThere(stage.frontDoor());
      assertThat(stage.command("status").mustBe(0).printed()).startsWith("Stage " + number + " ");
    }
    assertThat(stage.supervisor()).isEqualTo(supervisor);
    var verified = stage.command("verify").mustBe(0);
    assertThat(verified.lastLine()).as(verified.printed()).endsWith(" passed, 0 failed");
  }

  @Test
  @Order(3)
  void cacheThatCannotStartLeavesStageThreeAsItWas() throws IOException {
    stage.be(3);
    var before = Map.of("web-1", stage.process("web-1"), "web-2", stage.process("web-2"));
    var redis = noRedis();
    try (var load = new SteadyLoad(stage.frontDoor())) {
      warmUp(load);
      assertThat(stage.climb(4).mustBe(1).printed())
          .contains("The climb to stage 4 cached-reads failed, stage 3 load-balanced runs on.")
          .contains("cache ended while it was starting");
      mustBeStageThree(load);
      assertThat(before)
          .isEqualTo(Map.of("web-1", stage.process("web-1"), "web-2", stage.process("web-2")));
      Files.delete(redis);
      stage.climb(4).mustBe(0);
      assertThat(load.failuresSince(Long.MIN_VALUE)).isEmpty();
      mustBeThere(load.end());
    }
  }

  /** Redis as it lies unpacked in the cache directory, but it does nothing. */
  private Path noRedis() throws IOException {
    var redis = home.resolve("cache/redis-server-7.0.15-linux-amd64");
    Files.writeString(redis, "#!/bin/sh\necho no memory for a cache\nexit 1\n");
    assertThat(redis.toFile().setExecutable(true)).isTrue();
    return redis;
  }

  /** The one that is started beside the old ones is the first to fail: those go on as they were. */
  @Test
  @Order(2)
  void webProcessThatDoesNotBecomeReadyReplacesNone() {
    stage.be(3);
    var before = Map.of("web-1", stage.process("web-1"), "web-2", stage.process("web-2"));
    try (var load = new SteadyLoad(stage.frontDoor());
        var thief = new Thief(home.resolve("data/cache.password"))) {
      warmUp(load);
      assertThat(stage.climb(4).mustBe(1).printed())
          .contains("stage 3 load-balanced runs on")
          .contains("web-3 ended while it was starting.");
      assertThat(home.resolve("logs/web-3.log"))
          .content()
          .contains("millions.cache.redis.password-file");
      assertThat(thief.took()).isTrue();
      mustBeStageThree(load);
      assertThat(before)
          .isEqualTo(Map.of("web-1", stage.process("web-1"), "web-2", stage.process("web-2")));
      mustBeThere(load.end());
    }
  }

  /** Takes a file away as often as it appears. */
  private static final class Thief implements AutoCloseable {

    private volatile boolean stealing = true;
    private volatile boolean took;

    Thief(Path file) {
      Thread.ofVirtual().start(() -> steal(file));
    }

    private void steal(Path file) {
      try {
        while (stealing) {
          if (Files.deleteIfExists(file)) {
            took = true;
          }
          Thread.yield();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean took() {
      return took;
    }

    @Override
    public void close() {
      stealing = false;
    }
  }

  @Test
  @Order(4)
  void climbGoesOnWithoutItsCallerAndAdmitsNoOther() {
    stage.be(4);
    var caller = stage.beginUp(3);
    RunningStage.within(60).until(() -> roles().contains("web-3"));
    assertThat(stage.climb(2).mustBe(1).printed())
        .contains("Stage 4 cached-reads is just climbing to stage 3 load-balanced.");
    caller.destroyForcibly();
    caller.onExit().join();
    RunningStage.within(90)
        .until(() -> stage.command("status").printed().startsWith("Stage 3 load-balanced at"));
    stage.awaitAllUp();
  }

  @Test
  @Order(5)
  void downInTheMiddleOfAClimbStopsAllOfIt() {
    stage.be(3);
    var caller = stage.beginUp(4);
    RunningStage.within(60).until(() -> roles().contains("cache"));
    stage.down();
    assertThat(caller.onExit().join().exitValue()).isEqualTo(1);
    assertThat(home.resolve("begun.txt"))
        .content()
        .contains("The stage was stopped in the middle of the climb.");
  }

  /** A stage that has just started is not yet as fast as the load is steady. */
  private static void warmUp(SteadyLoad... loads) {
    var waiting =
        Stream.of(loads).map(load -> CompletableFuture.runAsync(() -> load.awaitMore(100)));
    waiting.toList().forEach(CompletableFuture::join);
  }

  private void mustBeStageThree(SteadyLoad load) {
    load.awaitMore(20);
    assertThat(load.failuresSince(Long.MIN_VALUE)).isEmpty();
    assertThat(roles()).doesNotContainAnyElementsOf(OF_STAGE_4);
    stage.awaitAllUp();
    assertThat(stage.command("status").mustBe(0).printed())
        .startsWith("Stage 3 load-balanced at")
        .doesNotContain("draining");
    assertThat(stage.targets().values()).containsExactly("healthy", "healthy");
  }

  private void mustBeThere(Map<String, String> acknowledged) {
    assertThat(acknowledged).isNotEmpty();
    Kept.mustAllBe(stage.frontDoor(), acknowledged);
  }

  private Map<String, Long> pids() {
    return KEPT.stream().collect(Collectors.toMap(role -> role, role -> stage.process(role).pid()));
  }

  private List<String> roles() {
    Stream<String> roles = stage.instances().map(instance -> instance.path("role").asText());
    return roles.toList();
  }
}
