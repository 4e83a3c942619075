package millions.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import millions.local.process.Ports;
import millions.local.process.ProcessEnds;
import org.awaitility.core.ConditionFactory;

/** A stage that runs, seen from outside, with the means to break it. */
public final class RunningStage {

  private final Path home;
  private final int port = new Ports().next();
  private final Launcher launcher;
  private final List<String> options;

  /**
   * @param options of every {@code up}
   */
  public RunningStage(Path home, String... options) {
    this.home = home;
    this.launcher = new Launcher(home);
    this.options = List.of(options);
  }

  /** A condition with its deadline; no claim about how long it should take. */
  public static ConditionFactory within(int seconds) {
    return await()
        .atMost(Duration.ofSeconds(seconds))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50));
  }

  /** Starts a stage and returns when it is ready. */
  public void up(int stage) {
    tryUp(stage).mustBe(0);
  }

  /**
   * Lets the stage be on this rung from wherever a test before this one ended: it is started where
   * none runs, and climbs where another does. Returns when all of it is up.
   */
  public void be(int stage) {
    var now = command("status").printed();
    if (!now.startsWith("Stage ")) {
      up(stage);
    } else if (!now.startsWith("Stage " + stage + " ")) {
      climb(stage).mustBe(0);
    }
    awaitAllUp();
  }

  /** As {@link #up}, whether it succeeds or not. */
  public Launcher.Ended tryUp(int stage) {
    return command(line(stage));
  }

  private String[] line(int stage) {
    var line = new ArrayList<>(List.of("up", String.valueOf(stage), "--detach"));
    line.addAll(List.of("--port", String.valueOf(port)));
    line.addAll(options);
    return line.toArray(String[]::new);
  }

  /** Asks the running stage to climb to this stage, and returns how that ended. */
  public Launcher.Ended climb(int stage) {
    return command("up", String.valueOf(stage));
  }

  /** Begins to start a stage, in a process that goes on by itself. */
  public Process beginUp(int stage) {
    return launcher.begin(home.resolve("begun.txt"), line(stage));
  }

  public Launcher.Ended command(String... arguments) {
    return launcher.run(arguments);
  }

  /** Stops the stage and looks that none of its processes, and nobody on its ports, is left. */
  public void down() {
    var processes = processes();
    var ports = ports();
    command("down").mustBe(0);
    assertThat(processes).isNotEmpty().allMatch(ProcessEnds::hasEnded);
    assertThat(ports).isNotEmpty().allMatch(Ports::isFree);
  }

  /** Kills every process of the stage in one moment, and its supervisor first of all. */
  public void powerCut() {
    var processes = processes();
    processes.forEach(ProcessHandle::destroyForcibly);
    within(10).until(() -> processes.stream().allMatch(ProcessEnds::hasEnded));
  }

  public List<ProcessHandle> processes() {
    var supervisor = supervisor();
    return Stream.concat(Stream.of(supervisor), supervisor.descendants()).toList();
  }

  private List<Integer> ports() {
    var ports =
        instances().map(instance -> instance.path("address").asText().replaceFirst(".*:", ""));
    return Stream.concat(Stream.of(port), ports.map(Integer::valueOf)).distinct().toList();
  }

  public ProcessHandle supervisor() {
    return ProcessHandle.of(read("run/supervisor.json").path("pid").asLong()).orElseThrow();
  }

  public ProcessHandle process(String role) {
    return ProcessHandle.of(instance(role).path("pid").asLong()).orElseThrow();
  }

  /** Kills an instance's process as {@code kill -9} does; its pid. */
  public long kill(String role) {
    var process = process(role);
    assertThat(process.destroyForcibly()).isTrue();
    return process.pid();
  }

  /** Waits until another process than this one has the role. */
  public void awaitSuccessor(String role, long pid) {
    within(90)
        .until(
            () ->
                isUp(instance(role))
                    && !instance(role).path("pid").isNull()
                    && instance(role).path("pid").asLong() != pid);
  }

  public void awaitAllUp() {
    within(120)
        .untilAsserted(
            () -> assertThat(instances().filter(instance -> !isUp(instance)).toList()).isEmpty());
  }

  public void awaitHealth(String role, String health) {
    within(60).until(() -> instance(role).path("health").asText().equals(health));
  }

  private static boolean isUp(JsonNode instance) {
    return instance.path("health").asText().equals("up");
  }

  /** Its place on the ladder, as it says itself. */
  public int number() {
    return read("run/topology.json").path("stage").path("number").asInt();
  }

  /** What {@code run/topology.json} says of the deployment. */
  public JsonNode deployment() {
    return read("run/topology.json").path("deployment");
  }

  /** The instances of {@code run/topology.json}. */
  public Stream<JsonNode> instances() {
    return StreamSupport.stream(read("run/topology.json").path("parts").spliterator(), false);
  }

  public JsonNode instance(String role) {
    return instances()
        .filter(instance -> instance.path("role").asText().equals(role))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no instance " + role));
  }

  String address(String role) {
    return instance(role).path("address").asText();
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public Client frontDoor() {
    return new Client(url());
  }

  /** One who asks this instance itself, past everything before it. */
  public Client at(String role) {
    return new Client("http://" + address(role));
  }

  /** What the balancer thinks of each web process: healthy, unhealthy, initial. */
  public Map<String, String> targets() {
    var rows = at("balancer").get("/_balancer/targets").mustBe(200).json();
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            Collectors.toMap(row -> row.path("role").asText(), row -> row.path("state").asText()));
  }

  public Superuser superuser(String role) {
    return new Superuser(address(role), secret("sql.superuser-password"));
  }

  public SharedCache cache() {
    return new SharedCache(address("cache"), secret("cache.password"));
  }

  private String secret(String name) {
    var secrets = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("data/secrets.properties"))) {
      secrets.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return secrets.getProperty(name);
  }

  private JsonNode read(String file) {
    try {
      return new ObjectMapper().readTree(home.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
