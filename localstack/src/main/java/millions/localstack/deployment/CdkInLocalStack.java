package millions.localstack.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import millions.ladder.CdkCommandLine;
import millions.ladder.Stage;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;

/**
 * Deploys into LocalStack the very application that deploys to AWS; only where AWS answers is
 * another place.
 */
public final class CdkInLocalStack {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** All else of the user's environment may lead to an account of his, CDK_ variables too. */
  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "LANG",
          "TZ",
          "MAVEN_OPTS",
          "MILLIONS_HOME",
          "JSII_AGENT",
          "CDK_DISABLE_VERSION_CHECK",
          "CDK_DISABLE_CLI_TELEMETRY");

  private final CdkCommandLine cdk;
  private final LocalStackEndpoint place;
  private final Path home;
  private final Path log;

  /**
   * @param home for what the CDK keeps to itself, so that it is not mixed with what it knows of AWS
   * @param log where all of its output goes
   */
  public CdkInLocalStack(CdkCommandLine cdk, LocalStackEndpoint place, Path home, Path log) {
    this.cdk = cdk;
    this.place = place;
    this.home = home;
    this.log = log;
  }

  /**
   * Makes what the CDK needs in an account, once in an account's life.
   *
   * @throws StartFailure when it cannot
   */
  public void bootstrap() {
    var account = "aws://%s/%s".formatted(LocalStackEndpoint.ACCOUNT, Stage.REGION);
    // where no cdk.json is, the CDK asks no application what environments it has
    if (run(home, cdk.command(List.of("bootstrap", account)), line -> {}) != 0) {
      throw new StartFailure("The CDK could not be bootstrapped; its log: " + log);
    }
  }

  /**
   * Creates the stack of this stage or updates it in place.
   *
   * @return whether it succeeded; the log says the rest
   */
  public boolean deploy(int stage, Consumer<String> tell) {
    var options =
        List.of(
            "-c",
            "stage=" + stage,
            "-c",
            "account=" + LocalStackEndpoint.ACCOUNT,
            "-c",
            "region=" + Stage.REGION,
            "--output",
            home.resolve("cdk.out").toString());
    return run(cdk.infra(), cdk.deploy(options), new DeploymentProgress(stage, tell)) == 0;
  }

  private int run(Path directory, List<String> command, Consumer<String> lines) {
    var child =
        CdkCommandLine.process(directory, command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    var environment = child.environment();
    environment.keySet().retainAll(KEPT);
    environment.putAll(place.environmentOfTheCdk());
    // ~/.cdk.json may name a profile, which would win over the keys above
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CDK_HOME", home.toString());
    try {
      Files.createDirectories(home);
      return follow(child.start(), String.join(" ", command), lines);
    } catch (IOException e) {
      throw new StartFailure("The CDK's command line could not be started: " + e.getMessage(), e);
    }
  }

  private int follow(Process process, String command, Consumer<String> lines) throws IOException {
    write("$ " + command);
    var reading = Thread.ofVirtual().name("cdk").start(() -> read(process, lines));
    try {
      new ProcessLedger(log.getParent()).noteWithChildren("cdk", process.toHandle());
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StartFailure(
            "The CDK did not end within %d min; its log: %s".formatted(LIMIT.toMinutes(), log));
      }
      reading.join(Duration.ofSeconds(5));
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Stopped during the deployment.");
    } finally {
      // what it started, the application under jsii, must not outlive us
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void read(Process process, Consumer<String> lines) {
    process
        .inputReader()
        .lines()
        .forEach(
            line -> {
              write(line);
              lines.accept(line);
            });
  }

  private void write(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
