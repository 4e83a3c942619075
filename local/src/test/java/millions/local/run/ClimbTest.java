package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.Ports;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;
import millions.local.service.HealthCheck;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.service.TinyServer;
import millions.local.stages.DrawnStage;
import millions.local.state.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Climbs of small stages: the real balancer, and tiny servers for all the rest. */
class ClimbTest {

  @TempDir private Path directory;
  private final Ports ports = new Ports();
  private final int front = ports.next();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ProgressListeners announcements = new ProgressListeners(told::add);
  private Consumer<Stage> preparing = stage -> {};
  private StateDirectory state;
  private Supervisor supervisor;
  private Climbs climbs;

  @BeforeEach
  void start() throws Exception {
    state = new StateDirectory(directory);
    state.create();
    var backend = new Drawn(this::draw, stage -> preparing.accept(stage));
    supervisor = new Supervisor(state, backend, front, announcements);
    climbs = new Climbs(supervisor, announcements, () -> {});
    supervisor.start(Stage.LOAD_BALANCED);
  }

  @AfterEach
  void stop() {
    climbs.end();
    supervisor.stop();
    assertThat(new ProcessLedger(state.logs()).living()).isEmpty();
  }

  /** Stages 3 and 4 in small; any other is one web process that is its own front door. */
  private DrawnStage draw(Stage stage) {
    var data = tiny("data", Naming.SINGLE, 1, ports::of, "");
    if (stage.number() < 3) {
      var web = tiny("web", Naming.NUMBERED, 1, role -> front, "");
      web.uses(data);
      return new DrawnStage(web, data, web);
    }
    var web = tiny("web", Naming.NUMBERED, 2, ports::of, "-" + stage.number());
    var balancer = balancer();
    var cache = tiny("cache", Naming.SINGLE, 1, ports::of, "");
    web.uses(data);
    balancer.routesTo(web);
    if (stage == Stage.LOAD_BALANCED) {
      return new DrawnStage(balancer, data, web, balancer).balancedBy(BalancerProcess.WEB);
    }
    web.uses(cache);
    return new DrawnStage(balancer, data, cache, web, balancer).balancedBy(BalancerProcess.WEB);
  }

  private ProcessService tiny(
      String name, Naming naming, int count, ToIntFunction<String> port, String variant) {
    return TinyServer.service(
        name, naming, count, name, port, directory, variant, RestartPolicy.WHEN_UNHEALTHY);
  }

  private ProcessService balancer() {
    return BalancerProcess.service(front, state);
  }

  private Path trouble(String name) {
    return directory.resolve("trouble-" + name);
  }

  @Test
  void climbsUpAndDownWithoutAFailedRequest() throws Exception {
    var data = instance("data").pid();
    var balancer = instance("balancer").pid();
    try (var load = new Requests(front)) {
      assertThat(climb("4"))
          .startsWith("Stage 4 cached-reads answers at http://localhost:" + front + " after ");
      assertThat(supervisor.stage()).isEqualTo(Stage.CACHED_READS);
      assertThat(Topology.of(state)).contains(supervisor.topology());
      assertThat(roles()).containsExactly("balancer", "web-1", "web-2", "cache", "data");
      assertThat(needsOfWeb()).containsOnly(List.of("data", "cache"));
      climb("3");
      assertThat(roles()).containsExactly("balancer", "web-1", "web-2", "data");
      assertThat(needsOfWeb()).containsOnly(List.of("data"));
      load.mustAllBeGood();
    }
    assertThat(supervisor.topology().instances()).noneMatch(InstanceStatus::isDraining);
    assertThat(instance("data").pid()).isEqualTo(data);
    assertThat(instance("balancer").pid()).isEqualTo(balancer);
  }

  @Test
  void whenTheSecondWebProcessFailsBothAreAsBefore() throws Exception {
    Files.createFile(trouble("web-2-4"));
    try (var load = new Requests(front)) {
      assertThatThrownBy(() -> climb("4"))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("stage 3 load-balanced runs on. web-2 ended while it was starting");
      assertThat(supervisor.stage()).isEqualTo(Stage.LOAD_BALANCED);
      assertThat(roles()).containsExactly("balancer", "web-1", "web-2", "data");
      assertThat(needsOfWeb()).containsOnly(List.of("data"));
      assertThat(supervisor.topology().instances())
          .allSatisfy(instance -> assertThat(instance.health()).isEqualTo(Health.UP))
          .noneMatch(InstanceStatus::isDraining);
      load.mustAllBeGood();
      Files.delete(trouble("web-2-4"));
      climb("4");
      load.mustAllBeGood();
    }
  }

  @Test
  void whenTheGroundCannotBeMadeReadyNothingChanges() {
    var before = supervisor.topology();
    preparing =
        stage -> {
          throw new StartFailure("no room for " + stage);
        };
    assertThatThrownBy(() -> climb("4")).hasMessageEndingWith("no room for 4 cached-reads");
    assertThatThrownBy(() -> climb("1")).hasMessageEndingWith("no room for 1 single-box");
    assertThat(supervisor.topology()).isEqualTo(before);
  }

  @Test
  void otherFrontDoorsAreStartedAfterTheOldOnesStopped() throws Exception {
    climb("1");
    assertThat(told).anyMatch(line -> line.endsWith("it does not answer until it is up"));
    assertThat(roles()).containsExactly("web-1", "data");
    climb("3");
    assertThat(roles()).containsExactly("balancer", "web-1", "web-2", "data");
  }

  @Test
  void whenOtherFrontDoorsCannotBeStartedTheOldOnesAre() throws Exception {
    Files.createFile(trouble("web-1"));
    assertThatThrownBy(() -> climb("1"))
        .hasMessageContaining("stage 3 load-balanced runs on. web-1 ended while it was starting");
    assertThat(supervisor.isLost()).isFalse();
    assertThat(supervisor.stage()).isEqualTo(Stage.LOAD_BALANCED);
    assertThat(HealthCheck.http(front, "/q/health/ready").ready()).isTrue();
  }

  @Test
  void whenNeitherCanBeStartedItIsSaid() throws Exception {
    Files.createFile(trouble("data"));
    assertThatThrownBy(() -> climb("1")).hasMessageContaining("nothing runs any more");
    assertThat(supervisor.isLost()).isTrue();
  }

  @Test
  void sameStageAndUnknownStagesAreRefused() {
    assertThatThrownBy(() -> climb("3")).isInstanceOf(CommandRefused.class);
    assertThatThrownBy(() -> climb("6")).isInstanceOf(CommandRefused.class);
    assertThatThrownBy(() -> climb("../../4")).isInstanceOf(CommandRefused.class);
  }

  @Test
  void oneClimbAtATimeAndTheEndOfTheRunEndsIt() throws Exception {
    var outcome = new CopyOnWriteArrayList<String>();
    preparing = stage -> untilInterrupted();
    var first = Thread.ofVirtual().start(() -> outcome.add(failureOf("4")));
    await()
        .until(() -> told.contains("Climbing from stage 3 load-balanced to stage 4 cached-reads"));
    assertThatThrownBy(() -> climb("1"))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("just climbing to stage 4 cached-reads");
    climbs.end();
    first.join();
    assertThat(outcome).containsExactly("The stage was stopped in the middle of the climb.");
    assertThat(failureOf("4")).isEqualTo("The stage is just being stopped.");
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new StartFailure("interrupted", e);
    }
  }

  private String failureOf(String stage) {
    try {
      return climb(stage);
    } catch (RuntimeException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String climb(String stage) throws InterruptedException {
    return climbs.climb(stage, line -> {});
  }

  private List<String> roles() {
    return supervisor.topology().instances().stream().map(InstanceStatus::role).toList();
  }

  /** Whom web-1 and web-2 talk to: each stage draws it otherwise. */
  private List<List<String>> needsOfWeb() {
    return List.of(instance("web-1").needs(), instance("web-2").needs());
  }

  private InstanceStatus instance(String role) {
    return supervisor.topology().instances().stream()
        .filter(instance -> instance.role().equals(role))
        .findFirst()
        .orElseThrow();
  }
}
