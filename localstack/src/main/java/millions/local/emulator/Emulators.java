package millions.local.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import millions.local.process.Ports;
import millions.local.stage.NotNow;
import millions.local.stage.StateDirectory;

/** Finds the way to a LocalStack on this machine: a given endpoint, a Docker engine, a Python. */
public final class Emulators {

  private static final int USUAL_PORT = 4566;

  private Emulators() {}

  /**
   * The first way that is open.
   *
   * @param given where one answers already
   * @param image another image than the pinned one, for a Docker engine
   * @param ports a free port, asked when LocalStack's own is taken
   * @param environment of this process; {@code MILLIONS_VENV} names a place for the virtual
   *     environment that several state directories share
   * @throws NotNow when there is none
   */
  public static Emulator choose(
      StateDirectory state,
      Optional<URI> given,
      Optional<String> image,
      IntSupplier ports,
      Map<String, String> environment) {
    var python = Python.find(environment).orElseThrow(Emulators::none);
    var port = Ports.isFree(USUAL_PORT) ? USUAL_PORT : ports.getAsInt();
    return new PythonEmulator(state, python, packages(state, environment), port);
  }

  private static PythonPackages packages(StateDirectory state, Map<String, String> environment) {
    var shared = environment.get("MILLIONS_VENV");
    var directory =
        shared == null || shared.isBlank()
            ? state.root().resolve("localstack/venv")
            : Path.of(shared).toAbsolutePath();
    return new PythonPackages(
        directory, state.logs().resolve("localstack-install.log"), environment);
  }

  private static NotNow none() {
    return NotNow.environment(
        """
        There is no LocalStack here and no way to start one. One of these three will do:
          - one that runs already: --endpoint http://localhost:4566 (docker compose -f localstack/compose.yaml up -d)
          - a Docker engine: https://docs.docker.com/engine/install/
          - Python 3.12 or newer with its venv module: apt-get install python3 python3-venv, or pyenv install 3.13""");
  }
}
