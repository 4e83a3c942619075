package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
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
  private final Map<String, String> environment = new HashMap<>();
  private Optional<URI> given = Optional.empty();
  private Optional<String> image = Optional.empty();

  @BeforeEach
  void aBareMachine() {
    environment.put("PATH", home.resolve("bin").toString());
    environment.put("HOME", home.toString());
    environment.put("DOCKER_HOST", "unix://" + home.resolve("docker.sock"));
  }

  @Test
  void aGivenEndpointComesFirst() throws IOException {
    given = Optional.of(URI.create("http://localhost:4999"));
    environment.put("AWS_ENDPOINT_URL", "http://localhost:4998");
    try (var engine = engine()) {
      assertThat(engine.isOpen()).isTrue();
      assertThat(choose().how()).isEqualTo("given: http://localhost:4999");
      given = Optional.empty();
      assertThat(choose().how()).isEqualTo("given: http://localhost:4998");
    }
  }

  @Test
  void anEngineComesBeforeAPython() throws IOException {
    FakePython.in(home.resolve("bin"), "python3", "3.13.0");
    try (var engine = engine()) {
      assertThat(engine.isOpen()).isTrue();
      assertThat(choose().how()).isEqualTo("a container of localstack/localstack:4.14.0");
      image = Optional.of("localstack/localstack:2026.10");
      assertThat(choose().how()).isEqualTo("a container of localstack/localstack:2026.10");
    }
    // what a stopped engine leaves
    assertThat(home.resolve("docker.sock")).exists();
    assertThat(choose().how()).isEqualTo("a Python process");
  }

  @Test
  void anEngineElsewhereIsNone() {
    environment.put("DOCKER_HOST", "tcp://192.0.2.1:2375");
    assertThat(DockerEngine.socket(environment)).isEmpty();
  }

  @Test
  void aMachineWithNothingIsToldTheThreeWays() {
    assertThatThrownBy(this::choose)
        .asInstanceOf(InstanceOfAssertFactories.type(CommandRefused.class))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(3))
        .extracting(Throwable::getMessage)
        .asString()
        .contains("--endpoint http://localhost:4566")
        .contains("a Docker engine")
        .contains("Python 3.12 or newer");
  }

  @Test
  void endpointsAreNamedLocalhost() throws IOException {
    FakePython.in(home.resolve("bin"), "python3", "3.13.0");
    assertThat(choose().endpoint().getHost()).isEqualTo("localhost");
    given = Optional.of(URI.create("http://127.0.0.1:4999/"));
    assertThat(choose().endpoint()).hasToString("http://localhost:4999");
  }

  private Emulator choose() {
    return Emulators.choose(new StateDirectory(home), given, image, new Ports()::next, environment);
  }

  private ServerSocketChannel engine() throws IOException {
    var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return engine.bind(UnixDomainSocketAddress.of(home.resolve("docker.sock")));
  }
}
