package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.ladder.CommandRefused;
import millions.local.process.Ports;
import millions.local.state.StateDirectory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorsTest {

  @TempDir private Path home;
  private Path bin;
  private final Map<String, String> environment = new HashMap<>();
  private Optional<URI> given = Optional.empty();
  private Optional<String> image = Optional.empty();

  @BeforeEach
  void aBareMachine() {
    bin = home.resolve("bin");
    environment.put("PATH", bin.toString());
    environment.put("HOME", home.toString());
  }

  @Test
  void aGivenEndpointComesFirst() throws IOException {
    given = Optional.of(URI.create("http://localhost:4999"));
    environment.put("AWS_ENDPOINT_URL", "http://localhost:4998");
    var docker = docker("");
    assertThat(choose().how()).isEqualTo("given: http://localhost:4999");
    given = Optional.empty();
    assertThat(choose().how()).isEqualTo("given: http://localhost:4998");
    assertThat(docker.calls()).isEmpty();
  }

  @Test
  void composeComesBeforeAPythonAndItsLeftContainerIsRemoved() throws IOException {
    FakePython.in(bin, "python3", "3.13.0");
    var docker = docker("");
    assertThat(choose().how()).isEqualTo("a container of localstack/localstack:4.14.0");
    assertThat(docker.calls()).hasSize(2).first().isEqualTo("compose ls --quiet");
    assertThat(docker.calls().getLast())
        .matches("compose -f .*/localstack/compose.yaml -p millions-\\w{12} down --volumes");
    image = Optional.of("localstack/localstack:2026.10");
    assertThat(choose().how()).isEqualTo("a container of localstack/localstack:2026.10");
    assertThat(Emulators.way(environment)).hasValue("Docker Compose");
  }

  @Test
  void aDockerWithoutComposeOrWithoutItsEngineIsPassedOver() throws IOException {
    FakePython.in(bin, "python3", "3.13.0");
    var docker = docker("exit 1");
    assertThat(choose().how()).isEqualTo("a Python process");
    assertThat(docker.calls()).containsExactly("compose ls --quiet");
    assertThat(Emulators.way(environment)).hasValue("Python 3.13.0");
  }

  @Test
  void anEngineElsewhereIsNone() throws IOException {
    FakePython.in(bin, "python3", "3.13.0");
    var docker = docker("");
    environment.put("DOCKER_HOST", "tcp://192.0.2.1:2375");
    assertThat(choose().how()).isEqualTo("a Python process");
    assertThat(docker.calls()).isEmpty();
  }

  @Test
  void dataIsForgottenOnlyWithoutTheContainerThatWritesIt() throws IOException {
    var docker = docker("");
    Emulators.removeLeftContainer(new StateDirectory(home), environment);
    assertThat(docker.calls()).isEmpty();
    Files.createDirectories(home.resolve("data/localstack"));
    Emulators.removeLeftContainer(new StateDirectory(home), environment);
    assertThat(docker.calls()).hasSize(2).last().asString().endsWith(" down --volumes");
  }

  @Test
  void aMachineWithNothingIsToldTheThreeWays() {
    assertThatThrownBy(this::choose)
        .asInstanceOf(InstanceOfAssertFactories.type(CommandRefused.class))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(3))
        .extracting(Throwable::getMessage)
        .asString()
        .contains("--endpoint http://localhost:4566")
        .contains("Docker with Compose")
        .contains("Python 3.12 or newer");
  }

  @Test
  void endpointsAreNamedLocalhost() throws IOException {
    FakePython.in(bin, "python3", "3.13.0");
    assertThat(choose().endpoint().getHost()).isEqualTo("localhost");
    given = Optional.of(URI.create("http://127.0.0.1:4999/"));
    assertThat(choose().endpoint()).hasToString("http://localhost:4999");
  }

  private Emulator choose() {
    return Emulators.choose(new StateDirectory(home), given, image, new Ports()::next, environment);
  }

  private FakeDocker docker(String fate) throws IOException {
    // the program itself is a script
    environment.put("PATH", bin + ":" + shell());
    return FakeDocker.in(bin, fate);
  }

  /** A folder with what the script calls and no Python. */
  private Path shell() throws IOException {
    var folder = Files.createDirectories(home.resolve("shell"));
    for (var name : List.of("sh", "env", "grep", "mv")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("/bin", name).toRealPath());
    }
    return folder;
  }
}
