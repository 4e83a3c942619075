package millions.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import millions.local.process.Ports;
import millions.local.state.StateDirectory;
import millions.local.testing.Launcher;
import millions.localstack.deployment.DeployedStack;
import millions.localstack.deployment.LocalStackEndpoint;
import millions.localstack.deployment.StackQueries;
import millions.localstack.emulator.Emulator;
import millions.localstack.emulator.Emulators;

/** A LocalStack that somebody else runs: it outlives the stage, and is left as it was found. */
final class OthersLocalStack implements AutoCloseable {

  private final Path home;
  private final Emulator emulator;

  private OthersLocalStack(Path home, Emulator emulator) {
    this.home = home;
    this.emulator = emulator;
  }

  static OthersLocalStack start(Path home) {
    var environment = new HashMap<>(System.getenv());
    environment.putAll(Launcher.ENVIRONMENT);
    environment.remove("AWS_ENDPOINT_URL");
    var emulator =
        Emulators.choose(
            new StateDirectory(home),
            Optional.empty(),
            Optional.empty(),
            new Ports()::next,
            environment);
    emulator.start(System.out::println);
    return new OthersLocalStack(home, emulator);
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  boolean answers() {
    return emulator.check();
  }

  /** The stack in it, if there is one. */
  Optional<DeployedStack> stack() {
    try (var stacks = new StackQueries(new LocalStackEndpoint(endpoint()))) {
      return stacks.find();
    }
  }

  /** Where it keeps its buckets. */
  Path buckets() {
    return home.resolve("data/localstack/buckets");
  }

  @Override
  public void close() {
    emulator.stop();
  }
}
