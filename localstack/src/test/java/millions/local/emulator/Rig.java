package millions.local.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import millions.local.process.Ports;
import millions.local.stage.StateDirectory;

/**
 * A LocalStack as the tests start it: state in a directory of the test, the virtual environment
 * shared by all of the checkout, since it costs a minute and 500 MB.
 */
final class Rig {

  private static final Path VENV = Path.of("../.millions/localstack/venv");

  private Rig() {}

  static Optional<Python> python() {
    return Python.find(System.getenv());
  }

  static Emulator at(Path state) {
    return Emulators.choose(
        new StateDirectory(state),
        Optional.<URI>empty(),
        Optional.empty(),
        new Ports()::next,
        environment());
  }

  private static Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.put("MILLIONS_VENV", VENV.toAbsolutePath().normalize().toString());
    environment.remove("AWS_ENDPOINT_URL");
    return environment;
  }
}
