package millions.localstack.emulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import millions.ladder.CommandRefused;
import millions.local.process.Ports;
import millions.local.service.RestartPolicy;
import millions.local.state.StateDirectory;

/** Finds the way to a LocalStack on this machine: a given endpoint, a Docker engine, a Python. */
public final class Emulators {

  private static final int USUAL_PORT = 4566;
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  private Emulators() {}

  /**
   * The first way that is open.
   *
   * @param given where one answers already; without it {@code AWS_ENDPOINT_URL} is looked at
   * @param image another image than the pinned one, for a Docker engine
   * @param ports a free port, asked when LocalStack's own is taken
   * @param environment of this process; {@code LOCALSTACK_AUTH_TOKEN} is passed on to a container,
   *     {@code MILLIONS_VENV} names a place for the virtual environments that several state
   *     directories share, one for each list of pins
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
    if (DockerEngine.socket(environment).isPresent()) {
      return new ContainerEmulator(
          image.orElse(ContainerEmulator.IMAGE),
          state.data().resolve("localstack"),
          port(ports),
          value(environment, TOKEN).map(token -> Map.of(TOKEN, token)).orElse(Map.of()));
    }
    return process(state, port(ports), environment, RestartPolicy.WHEN_SILENT);
  }

  /** The first way that is open without an endpoint, in words; empty when there is none. */
  public static Optional<String> way(Map<String, String> environment) {
    return DockerEngine.socket(environment)
        .map(socket -> "a Docker engine")
        .or(() -> Python.find(environment).map(python -> "Python " + python.version()));
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
          - a Docker engine: https://docs.docker.com/engine/install/
          - Python 3.12 or newer with its venv module: pyenv install 3.13, or apt-get install python3 python3-venv where that is new enough""");
  }
}
