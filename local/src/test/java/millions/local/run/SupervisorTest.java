package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import millions.ladder.Stage;
import millions.local.process.LeftoverProcesses;
import millions.local.process.Ports;
import millions.local.process.ProcessEnds;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;
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

class SupervisorTest {

  @TempDir private Path directory;
  private final Ports ports = new Ports();
  private final int front = ports.next();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private StateDirectory state;
  private Supervisor supervisor;

  @BeforeEach
  void drawTwoServices() {
    state = new StateDirectory(directory);
    state.create();
    var data = tiny("data", Naming.SINGLE, ports::of, RestartPolicy.NEVER);
    var web = tiny("web", Naming.NUMBERED, role -> front, RestartPolicy.WHEN_DEAD);
    web.uses(data);
    var stage = new DrawnStage(web, data, web);
    supervisor = new Supervisor(state, new Drawn(stage), front, told::add);
  }

  @AfterEach
  void stop() {
    supervisor.stop();
    assertThat(new ProcessLedger(state.logs()).living()).isEmpty();
  }

  @Test
  void startedStageIsDescribedFromTheFrontDoorInwards() throws Exception {
    supervisor.start(Stage.SINGLE_BOX);
    var instances = Topology.of(state).orElseThrow().instances();
    assertThat(instances).extracting(InstanceStatus::role).containsExactly("web-1", "data");
    assertThat(instances).extracting(InstanceStatus::health).containsOnly(Health.UP);
    assertThat(instances.getFirst().needs()).containsExactly("data");
  }

  @Test
  void deathShowsInTheFileAndTheOthersLiveOn() throws Exception {
    supervisor.start(Stage.SINGLE_BOX);
    handle("data").destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> instance("data").health() == Health.DOWN && instance("data").pid().isEmpty());
    assertThat(instance("web-1").health()).isEqualTo(Health.UP);
  }

  @Test
  void stopEndsAllOfIt() throws Exception {
    supervisor.start(Stage.SINGLE_BOX);
    var web = handle("web-1");
    var data = handle("data");
    supervisor.stop();
    assertThat(ProcessEnds.hasEnded(web)).isTrue();
    assertThat(ProcessEnds.hasEnded(data)).isTrue();
    assertThat(Ports.isFree(front)).isTrue();
  }

  @Test
  void failedServiceNamesItselfAndNothingThatNeedsItStarts() throws IOException {
    Files.createFile(trouble("data"));
    assertThatThrownBy(() -> supervisor.start(Stage.SINGLE_BOX))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("data ended while it was starting");
    supervisor.stop();
    assertThat(state.logs().resolve("web-1.log")).doesNotExist();
  }

  @Test
  void leftoversOfAKilledSupervisorAreEndedById() throws Exception {
    supervisor.start(Stage.SINGLE_BOX);
    var leftovers = new LeftoverProcesses(state);
    assertThat(leftovers.roles()).containsExactlyInAnyOrder("web-1", "data");
    var web = handle("web-1");
    leftovers.end();
    assertThat(ProcessEnds.hasEnded(web)).isTrue();
    assertThat(leftovers.roles()).isEmpty();
  }

  private ProcessService tiny(
      String name, Naming naming, ToIntFunction<String> port, RestartPolicy restart) {
    return TinyServer.service(name, naming, 1, "web", port, directory, "", restart);
  }

  private Path trouble(String role) {
    return directory.resolve("trouble-" + role);
  }

  private InstanceStatus instance(String role) {
    return Topology.of(state).orElseThrow().instances().stream()
        .filter(instance -> instance.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private ProcessHandle handle(String role) {
    return ProcessHandle.of(instance(role).pid().getAsLong()).orElseThrow();
  }
}
