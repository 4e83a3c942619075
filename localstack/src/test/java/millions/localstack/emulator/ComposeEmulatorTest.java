package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import millions.local.process.Ports;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we ask of Docker Compose, and what we make of its answers; no engine runs. */
class ComposeEmulatorTest {

  private static final String WELL = "";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final int port = new Ports().next();
  private FakeDocker docker;

  @BeforeEach
  void aMachineWithDocker() {
    // the program itself is a script
    environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    environment.put("HOME", home.toString());
  }

  @Test
  void startsTheProjectAndRemovesIt() throws Exception {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    environment.put("LOCALSTACK_AUTH_TOKEN", "secret-token");
    var emulator = emulator("localstack/localstack:2026.10");
    started(emulator);
    assertThat(docker.calls())
        .containsExactly(
            "compose -f /checkout/localstack/compose.yaml -p "
                + name()
                + " up --detach --wait --wait-timeout 120");
    assertThat(docker.environment())
        .containsEntry("MILLIONS_LOCALSTACK_IMAGE", "localstack/localstack:2026.10")
        .containsEntry("MILLIONS_LOCALSTACK_PORT", Integer.toString(port))
        .containsEntry("MILLIONS_LOCALSTACK_DATA", home.resolve("data/localstack").toString())
        .containsEntry("LOCALSTACK_AUTH_TOKEN", "secret-token")
        .doesNotContainKey("MILLIONS_DOCKER_SOCKET");
    assertThat(home.resolve("data/localstack")).isDirectory();

    emulator.stop();
    emulator.stop();
    assertThat(docker.calls())
        .hasSize(2)
        .last()
        .isEqualTo("compose -f /checkout/localstack/compose.yaml -p " + name() + " down --volumes");
  }

  @Test
  void itsSocketIsTheOneOfTheChosenEngine() throws Exception {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    environment.put("DOCKER_HOST", "unix:///run/user/1000/docker.sock");
    started(emulator(ComposeEmulator.IMAGE));
    assertThat(docker.environment())
        .containsEntry("MILLIONS_DOCKER_SOCKET", "/run/user/1000/docker.sock")
        .containsEntry("DOCKER_HOST", "unix:///run/user/1000/docker.sock")
        .doesNotContainKey("LOCALSTACK_AUTH_TOKEN");
  }

  @Test
  void itIsOneOfItsStateDirectory() throws IOException {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    assertThat(project(home).name()).matches("millions-[0-9a-f]{12}").isEqualTo(name());
    assertThat(project(home.resolve("other")).name()).isNotEqualTo(name());
  }

  @Test
  void aRestartByComposeIsAnotherLife() throws Exception {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    var emulator = emulator(ComposeEmulator.IMAGE);
    started(emulator);
    assertThat(emulator.lives()).isEqualTo(1);
    assertThat(emulator.check()).isFalse();
    try (var again = answering("b")) {
      assertThat(again.endpoint()).isEqualTo(emulator.endpoint());
      assertThat(emulator.check()).isTrue();
      assertThat(emulator.lives()).isEqualTo(2);
    }
    assertThat(docker.calls()).hasSize(1);
  }

  @Test
  void aFailureToStartShowsWhatWasSaidAndLeavesNothing() throws IOException {
    docker =
        FakeDocker.in(
            home.resolve("bin"),
            "[ $verb != up ] || { echo no such image; exit 1; }\n[ $verb != logs ] || echo it broke");
    assertThatThrownBy(() -> emulator("some/image:1").start(told::add))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("LocalStack did not start from some/image:1.")
        .hasMessageContaining("localstack-compose.log")
        .hasMessageContaining("no such image")
        .hasMessageContaining("it broke");
    assertThat(verbs()).containsExactly("up", "logs", "down");
  }

  @Test
  void oneWithoutOurScriptsIsEnded() throws IOException {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    assertThatThrownBy(() -> emulator("some/image:1").start(told::add))
        .isInstanceOf(StartFailure.class)
        .hasMessage("LocalStack of some/image:1 runs without our start-up scripts.");
    assertThat(verbs()).containsExactly("up", "down");
  }

  @Test
  void anotherOnItsPortIsNotTakenForIt() throws IOException {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    try (var other = new Answering(port).asLocalStack()) {
      assertThatThrownBy(() -> emulator(ComposeEmulator.IMAGE).start(told::add))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("taken by another LocalStack")
          .hasMessageContaining("--endpoint " + other.endpoint());
    }
    assertThat(docker.calls()).isEmpty();
  }

  @Test
  void oneThatStaysIsNamedWithItsCure() throws Exception {
    docker = FakeDocker.in(home.resolve("bin"), "[ $verb != down ] || exit 1");
    var emulator = emulator(ComposeEmulator.IMAGE);
    started(emulator);
    emulator.stop();
    assertThat(told)
        .last()
        .isEqualTo(
            "The container of LocalStack could not be removed: docker compose -p %s down --volumes"
                .formatted(name()));
  }

  /** Whoever stops a run interrupts it first. */
  @Test
  void anInterruptionDoesNotLeaveIt() throws Exception {
    docker = FakeDocker.in(home.resolve("bin"), WELL);
    var emulator = emulator(ComposeEmulator.IMAGE);
    started(emulator);
    Thread.currentThread().interrupt();
    emulator.stop();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(verbs()).containsExactly("up", "down");
    assertThat(told).noneMatch(line -> line.contains("could not be removed"));
  }

  private ComposeEmulator emulator(String image) {
    return new ComposeEmulator(project(home), image, home.resolve("data/localstack"), port);
  }

  private ComposeProject project(Path state) {
    var compose = new DockerCompose(home.resolve("bin/docker"), environment);
    return compose.project(Path.of("/checkout/localstack/compose.yaml"), new StateDirectory(state));
  }

  private String name() {
    return "millions-" + ShortHash.of(home.toAbsolutePath().normalize().toString());
  }

  private List<String> verbs() throws IOException {
    return docker.calls().stream().map(call -> call.split(" ")[5]).toList();
  }

  /** Where an engine would start a container, something answers as the container would. */
  private void started(ComposeEmulator emulator) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = threads.submit(() -> emulator.start(told::add));
      Awaitility.await().until(docker::isAskedToStart);
      try (var container = answering("a")) {
        assertThat(container.endpoint()).isEqualTo(emulator.endpoint());
        start.get();
      }
    }
  }

  private Answering answering(String life) throws IOException {
    var owner = Optional.ofNullable(docker.environment().get("MILLIONS_OWNER")).orElseThrow();
    return new Answering(port)
        .asLocalStack()
        .withMarker("{\"life\": \"%s\", \"owner\": \"%s\", \"kept\": true}".formatted(life, owner));
  }
}
