package millions.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;

/**
 * The CDK's command line, at the version the project pins: {@code npx cdk} in {@code infra/}. It
 * deploys the very application that deploys to AWS; only where AWS answers is another place.
 */
public final class CommandLineOfTheCdk {

  private final Path infra;
  private final Place place;
  private final Path home;
  private final Path log;

  /**
   * @param infra the module with the CDK application, its packages of Node installed
   * @param home for what the CDK keeps to itself, so that it is not mixed with what it knows of AWS
   * @param log where all of its output goes
   */
  public CommandLineOfTheCdk(Path infra, Place place, Path home, Path log) {
    this.infra = infra;
    this.place = place;
    this.home = home;
    this.log = log;
  }

  /**
   * Makes what the CDK needs in an account, once in an account's life.
   *
   * @throws StartFailure when it cannot
   */
  public void bootstrap(int stage, Consumer<String> tell) {
    var account = "aws://%s/%s".formatted(Place.ACCOUNT, Place.REGION);
    if (run(List.of("bootstrap", account, "-c", "stage=" + stage), line -> {}) != 0) {
      throw new StartFailure("The CDK could not be bootstrapped; its log: " + log);
    }
    tell.accept("The CDK is bootstrapped");
  }

  /**
   * Creates the stack of this stage or updates it in place.
   *
   * @return whether it succeeded; the log says the rest
   */
  public boolean deploy(int stage, Consumer<String> tell) {
    var arguments =
        List.of(
            "deploy",
            Stacks.NAME,
            "-c",
            "stage=" + stage,
            "--require-approval",
            "never",
            "--progress",
            "events");
    return run(arguments, new DeploymentProgress(stage, tell)) == 0;
  }

  private int run(List<String> arguments, Consumer<String> lines) {
    var command = new ArrayList<>(List.of("npx", "--no-install", "cdk"));
    command.addAll(arguments);
    command.add("--no-notices");
    var child =
        new ProcessBuilder(command)
            .directory(infra.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    var environment = child.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(place.environment());
    environment.put("CDK_HOME", home.toString());
    environment.put("CDK_DISABLE_VERSION_CHECK", "1");
    environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
    try {
      Files.createDirectories(home);
      return follow(child.start(), String.join(" ", command), lines);
    } catch (IOException e) {
      throw new StartFailure("The CDK's command line could not be started: " + e.getMessage(), e);
    }
  }

  private int follow(Process process, String command, Consumer<String> lines) throws IOException {
    try (var reader = process.inputReader()) {
      write("$ " + command);
      reader
          .lines()
          .forEach(
              line -> {
                write(line);
                lines.accept(line);
              });
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Stopped during the deployment.");
    } finally {
      // npx does not pass a signal on; what it started must not go on deploying without us
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private void write(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
