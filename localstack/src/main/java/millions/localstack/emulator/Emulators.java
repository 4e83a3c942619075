package millions.localstack.emulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import millions.ladder.CommandRefused;
import millions.ladder.ProjectDirectory;
import millions.local.process.Ports;
import millions.local.service.RestartPolicy;
import millions.local.state.StateDirectory;

/** Finds the way to a LocalStack on this machine: a given endpoint, Docker Compose, a Python. */
public final class Emulators {

  private static final int USUAL_PORT = 4566;

  private Emulators() {}

  /**
   * The first way that is open. A container that a killed run of this state directory left is
   * removed before, since it may hold the port.
   *
   * @param given where one answers already; without it {@code AWS_ENDPOINT_URL} is looked at
   * @param image another image than the pinned one, for a container
   * @param ports a free port, asked when LocalStack's own is taken
   * @param environment of this process; Docker sees all of it, {@code LOCALSTACK_AUTH_TOKEN} goes
   *     into the container, {@code MILLIONS_VENV} names a place for the virtual environments that
   *     several state directories share, one for each list of pins
   * @throws CommandRefused when there is none
   */
  public static Emulator choose(
      StateDirectory state,
      Optional<URI> given,
      Optional<String> image,
      IntSupplier ports,
      Map<String, String> environment) {
    var endpoint = given.or(() -> value(environment, "AWS_ENDPOINT_URL").map(Emulators::uri));
    if (endpoint.isPresent()) {
      return new GivenEmulator(endpoint.get());
    }
    var project = project(state, environment);
    if (project.isPresent()) {
      project.get().down();
      return new ComposeEmulator(
          project.get(), image.orElse(ComposeEmulator.IMAGE), content(state), port(ports));
    }
    return process(state, port(ports), environment, RestartPolicy.WHEN_SILENT);
  }

  /** The first way that is open without an endpoint, in words; empty when there is none. */
  public static Optional<String> way(Map<String, String> environment) {
    return DockerCompose.find(environment)
        .map(compose -> "Docker Compose")
        .or(() -> Python.find(environment).map(python -> "Python " + python.version()));
  }

  /**
   * Removes the container that a killed run of this state directory left: it writes into the data.
   * Only when nothing runs.
   */
  public static void removeLeftContainer(StateDirectory state, Map<String, String> environment) {
    if (Files.exists(content(state))) {
      project(state, environment).ifPresent(ComposeProject::down);
    }
  }

  private static Optional<ComposeProject> project(
      StateDirectory state, Map<String, String> environment) {
    return DockerCompose.find(environment)
        .map(
            compose ->
                compose.project(ProjectDirectory.root().resolve("localstack/compose.yaml"), state));
  }

  /** Where LocalStack keeps its buckets, however it runs. */
  static Path content(StateDirectory state) {
    return state.data().resolve("localstack");
  }

  static PythonEmulator process(
      StateDirectory state, int port, Map<String, String> environment, RestartPolicy restart) {
    var python = Python.find(environment).orElseThrow(Emulators::none);
    return new PythonEmulator(state, python, packages(state, environment), port, restart);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw CommandRefused.environment("AWS_ENDPOINT_URL is no address: " + text);
    }
  }

  private static int port(IntSupplier ports) {
    return Ports.isFree(USUAL_PORT) ? USUAL_PORT : ports.getAsInt();
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static PythonPackages packages(StateDirectory state, Map<String, String> environment) {
    var place =
        value(environment, "MILLIONS_VENV")
            .map(shared -> Path.of(shared).toAbsolutePath())
            .orElse(state.root().resolve("localstack/venv"));
    return new PythonPackages(place, StartupScripts.requirements(), tool(state, environment));
  }

  private static InstallCommand tool(StateDirectory state, Map<String, String> environment) {
    return new InstallCommand(state.logs().resolve("localstack-install.log"), environment);
  }

  private static CommandRefused none() {
    return CommandRefused.environment(
        """
        There is no LocalStack here and no way to start one. One of these three will do:
          - one that runs already: --endpoint http://localhost:4566 (see localstack/compose.yaml)
          - Docker with Compose, its engine running: https://docs.docker.com/engine/install/
          - Python 3.12 or newer with its venv module: pyenv install 3.13, or apt-get install python3 python3-venv where that is new enough""");
  }
}
