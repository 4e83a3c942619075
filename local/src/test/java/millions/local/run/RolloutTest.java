package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import millions.ladder.Stage;
import millions.local.process.Ports;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;
import millions.local.service.Cancellation;
import millions.local.service.InstanceStatus;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.Rollout;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.service.TinyServer;
import millions.local.state.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances come and go behind the real balancer, while people ask. */
class RolloutTest {

  @TempDir private Path directory;
  private final Ports ports = new Ports();
  private final int front = ports.next();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private StateDirectory state;
  private RunningServices services;
  private TopologyWriter topology;
  private BalancerTargets balancer;
  private Rollout rollout;
  private ProcessService web;

  @BeforeEach
  void start() {
    state = new StateDirectory(directory);
    state.create();
    services = new RunningServices(told::add);
    topology =
        new TopologyWriter(
            state.topology(),
            new ListenerFile(state.listener()),
            () -> new Topology(Stage.LOAD_BALANCED, "", services.instances()));
    balancer = new BalancerTargets(services, topology);
    rollout = new Rollout(balancer, new Cancellation(), told::add);
    web = tiny("");
    var front = BalancerProcess.service(this.front, state);
    front.routesTo(web);
    services.become(List.of(web, front));
    topology.draw(Optional.of(BalancerProcess.WEB));
    topology.begin();
    services.begin(services.all());
    RunningServices.started(services.all()).join();
  }

  private ProcessService tiny(String variant) {
    return TinyServer.service(
        "web",
        Naming.NUMBERED,
        2,
        "web",
        ports::of,
        directory,
        variant,
        RestartPolicy.WHEN_UNHEALTHY);
  }

  @AfterEach
  void stop() throws Exception {
    services.stop(services.all());
    topology.end();
    balancer.close();
    assertThat(new ProcessLedger(state.logs()).living()).isEmpty();
  }

  @Test
  void numberOfInstancesChangesWhileTheyAnswer() throws Exception {
    var first = pids();
    try (var load = new Requests(front)) {
      web.scale(4, rollout);
      assertThat(pids()).hasSize(4).containsAllEntriesOf(first);
      load.mustAllBeGood();
      web.scale(1, rollout);
      assertThat(pids()).isEqualTo(Map.of("web-1", first.get("web-1")));
      load.mustAllBeGood();
    }
    assertThat(web.needs()).isEmpty();
    assertThat(services.all().getLast().needs()).containsExactly("web-1");
  }

  @Test
  void oneInstanceIsReplacedAndAsManyAnswerAllTheTime() throws Exception {
    var before = pids();
    try (var load = new Requests(front)) {
      web.replace("web-1", rollout);
      load.mustAllBeGood();
    }
    assertThat(pids().get("web-2")).isEqualTo(before.get("web-2"));
    assertThat(pids())
        .containsOnlyKeys("web-1", "web-2")
        .doesNotContainEntry("web-1", before.get("web-1"));
    assertThat(told)
        .containsSubsequence("web-3 is started beside web-1, web-2", "web-1 is drained");
  }

  @Test
  void releaseOfAnotherDefinitionReplacesAllOfThem() throws Exception {
    try (var load = new Requests(front)) {
      web.release(tiny("-new"), rollout);
      load.mustAllBeGood();
    }
    assertThat(web.process("web-1").environment()).containsEntry("TINY_ANSWER", "web-new");
    assertThat(pids()).containsOnlyKeys("web-1", "web-2");
    assertThat(web.instances()).noneMatch(InstanceStatus::isDraining);
    var after = pids();
    web.release(tiny("-new"), rollout);
    assertThat(pids()).as("nothing is released twice").isEqualTo(after);
  }

  @Test
  void failedReleaseIsUndoneByTheDefinitionBefore() throws Exception {
    var before = web.asItIs();
    Files.createFile(directory.resolve("trouble-web-2-new"));
    try (var load = new Requests(front)) {
      assertThatThrownBy(() -> web.release(tiny("-new"), rollout))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("web-2 ended while it was starting");
      load.mustAllBeGood();
      web.release(before, rollout);
      load.mustAllBeGood();
    }
    assertThat(web.process("web-1").environment()).containsEntry("TINY_ANSWER", "web");
    assertThat(pids()).containsOnlyKeys("web-1", "web-2");
  }

  /** The process of each instance, all of which are up. */
  private Map<String, Long> pids() {
    assertThat(web.instances()).allMatch(it -> it.health() == InstanceStatus.Health.UP);
    return web.instances().stream()
        .collect(Collectors.toMap(InstanceStatus::role, it -> it.pid().getAsLong()));
  }
}
