package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import millions.ladder.Stage;
import millions.local.process.Ports;
import millions.local.process.ProcessLedger;
import millions.local.service.Cancellation;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.Rollout;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.service.TinyServer;
import millions.local.state.StateDirectory;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.ListenerRule;
import millions.standins.balancer.WeightedTargetGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services of one program, in target groups of their own behind one balancer. */
class TwoServicesTest {

  private static final int ASKED = 400;

  @TempDir private Path directory;
  private final Ports ports = new Ports();
  private final int front = ports.next();
  private final HttpClient http = HttpClient.newHttpClient();
  private StateDirectory state;
  private RunningServices services;
  private TopologyWriter topology;
  private BalancerTargets balancer;
  private Rollout rollout;
  private ProcessService read;
  private ProcessService write;

  @BeforeEach
  void start() {
    state = new StateDirectory(directory);
    state.create();
    services = new RunningServices(told -> {});
    topology =
        new TopologyWriter(
            state.topology(),
            new ListenerFile(state.listener()),
            () -> new Topology(Stage.AUTOSCALED, "", services.instances()));
    balancer = new BalancerTargets(services, topology);
    rollout = new Rollout(balancer, new Cancellation(), told -> {});
    read = tiny("read-api");
    write = tiny("write-api");
    var door = BalancerProcess.service(front, state);
    door.routesTo(read);
    door.routesTo(write);
    services.become(List.of(read, write, door));
    topology.draw(Optional.of(listener()));
    topology.begin();
    services.begin(services.all());
    RunningServices.started(services.all()).join();
    await().until(() -> balancer.isHealthy("read-api-1") && balancer.isHealthy("write-api-1"));
  }

  /** Reads go to one group, the rest to the other; of one path each gets its share. */
  private static ListenerConfiguration listener() {
    return new ListenerConfiguration(
        List.of(BalancerProcess.group("read-api"), BalancerProcess.group("write-api")),
        List.of(
            new ListenerRule(
                10,
                List.of("/shared/*"),
                List.of(),
                List.of(),
                List.of(
                    new WeightedTargetGroup("read-api", 3),
                    new WeightedTargetGroup("write-api", 1))),
            new ListenerRule(
                20,
                List.of(),
                List.of("GET", "HEAD"),
                List.of(),
                List.of(new WeightedTargetGroup("read-api", 1)))),
        List.of(new WeightedTargetGroup("write-api", 1)));
  }

  private ProcessService tiny(String name) {
    return TinyServer.service(
        name, Naming.NUMBERED, 1, name, ports::of, directory, "", RestartPolicy.WHEN_UNHEALTHY);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    services.stop(services.all());
    topology.end();
    balancer.close();
    assertThat(new ProcessLedger(state.logs()).living()).isEmpty();
  }

  @Test
  void methodAndPathDecideWhichServiceAnswersAndEachChangesForItself() throws Exception {
    mustBeRouted();
    var writing = write.instances();
    try (var load = new Requests(front)) {
      read.scale(3, rollout);
      mustBeRouted();
      read.replace("read-api-1", rollout);
      read.scale(2, rollout);
      load.mustAllBeGood();
    }
    mustBeRouted();
    assertThat(read.instances()).hasSize(2);
    assertThat(write.instances()).isEqualTo(writing);
  }

  /** Of 400 requests a quarter is 100 with a standard deviation of 9: nothing is by chance here. */
  private void mustBeRouted() throws IOException, InterruptedException {
    assertThat(answer("GET", "/pastes")).isEqualTo("read-api");
    assertThat(answer("POST", "/pastes")).isEqualTo("write-api");
    assertThat(answer("DELETE", "/pastes")).isEqualTo("write-api");
    var toWrite = 0;
    for (var asked = 0; asked < ASKED; asked++) {
      toWrite += answer("GET", "/shared/" + asked).equals("write-api") ? 1 : 0;
    }
    assertThat(toWrite).isBetween(ASKED / 4 - 70, ASKED / 4 + 70);
  }

  private String answer(String method, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front + path))
            .method(method, BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(30))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(method + " " + path).isEqualTo(200);
    return response.body();
  }
}
