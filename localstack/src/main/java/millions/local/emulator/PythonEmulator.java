package millions.local.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import millions.local.process.Part.Health;
import millions.local.process.Restart;
import millions.local.process.ServerPlan;
import millions.local.process.ServerProcess;
import millions.local.stage.StateDirectory;

/** LocalStack as a process of this machine. All it writes lies in the state directory. */
final class PythonEmulator implements Emulator {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Python python;
  private final PythonPackages packages;
  private final Path home;
  private final URI endpoint;
  private final Lives lives;
  private final ServerProcess process;

  PythonEmulator(StateDirectory state, Python python, PythonPackages packages, int port) {
    this.python = python;
    this.packages = packages;
    this.home = state.root().resolve("localstack");
    this.endpoint = URI.create("http://localhost:" + port);
    this.lives = new Lives(new Marker(endpoint));
    var plan =
        new ServerPlan(
            "localstack",
            "localstack",
            "127.0.0.1:" + port,
            List.of(packages.python().toString(), "-P", home.resolve(OurFiles.RUN).toString()),
            () -> settings(state, port),
            home,
            state.logs().resolve("localstack.log"),
            lives,
            START_LIMIT,
            Restart.WHEN_DEAD);
    this.process = new ServerProcess(plan, List.of());
  }

  private Map<String, String> settings(StateDirectory state, int port) {
    return LocalStackSettings.onTheHost(
        port, home.resolve("root"), home.resolve("cache"), state.data().resolve("localstack"));
  }

  @Override
  public void start(Consumer<String> tell) {
    packages.make(python, OurFiles.requirements(), tell);
    OurFiles.layRunner(home);
    OurFiles.layScripts(home.resolve("root/etc/localstack/init/start.d"));
    process.start(tell);
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
    return process.parts().getFirst().health() == Health.UP;
  }

  @Override
  public int lives() {
    return lives.count();
  }

  @Override
  public OptionalLong pid() {
    return process.parts().getFirst().pid();
  }

  @Override
  public void stop() {
    process.stop();
  }
}
