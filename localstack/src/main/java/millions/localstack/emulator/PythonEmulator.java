package millions.localstack.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.ProcessDefinition;
import millions.local.service.RestartPolicy;
import millions.local.service.ServerProcess;
import millions.local.state.StateDirectory;

/** LocalStack as a process of this machine. All it writes lies in the state directory. */
final class PythonEmulator implements Emulator {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Python python;
  private final PythonPackages packages;
  private final Path home;
  private final URI endpoint;
  private final ProcessLives lives;
  private final EmulatorPort port;
  private final ServerProcess process;

  /**
   * @param restart what is done when it dies or says nothing any more
   */
  PythonEmulator(
      StateDirectory state,
      Python python,
      PythonPackages packages,
      int port,
      RestartPolicy restart) {
    this.python = python;
    this.packages = packages;
    this.home = home(state);
    this.endpoint = URI.create("http://localhost:" + port);
    var owner = LocalStackSettings.newOwner();
    var marker = new OwnershipMarker(endpoint);
    this.lives = ProcessLives.of(owner, marker);
    this.port = new EmulatorPort(endpoint, marker);
    var plan =
        new ProcessDefinition(
            "localstack",
            "localstack",
            "127.0.0.1:" + port,
            List.of(
                packages.python().toString(), "-P", home.resolve(StartupScripts.RUN).toString()),
            settings(state, port, owner),
            home,
            state.logs().resolve("localstack.log"),
            lives,
            START_LIMIT,
            restart);
    this.process = new ServerProcess(plan);
  }

  static Path home(StateDirectory state) {
    return state.root().resolve("localstack");
  }

  private Map<String, String> settings(StateDirectory state, int port, String owner) {
    return LocalStackSettings.onTheHost(
        owner, port, home.resolve("root"), cache(), Emulators.content(state));
  }

  @Override
  public void start(Consumer<String> tell) {
    installed(tell);
    StartupScripts.layRunner(home);
    StartupScripts.layScripts(home.resolve("root/etc/localstack/init/start.d"));
    port.mustBeFree();
    try {
      process.start(tell);
    } catch (StartFailure e) {
      throw port.reason(e);
    }
  }

  private void installed(Consumer<String> tell) {
    try {
      if (packages.make(python, tell)) {
        // it holds what plugins a broken one had, and its faults
        PythonPackages.forget(cache());
      }
    } catch (IOException e) {
      throw new StartFailure("An old cache of LocalStack could not be removed: " + e, e);
    }
  }

  /** What plugins the packages have: those of other pins have others. */
  private Path cache() {
    return home.resolve("cache").resolve(packages.name());
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String how() {
    return "a Python process";
  }

  @Override
  public boolean check() {
    process.check();
    return process.instances().getFirst().health() == Health.UP;
  }

  @Override
  public int lives() {
    return lives.count();
  }

  @Override
  public OptionalLong pid() {
    return process.instances().getFirst().pid();
  }

  @Override
  public void stop() {
    process.stop();
  }
}
