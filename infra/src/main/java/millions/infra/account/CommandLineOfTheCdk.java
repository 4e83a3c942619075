package millions.infra.account;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import millions.infra.CommandFailure;

/**
 * A child process whose lines are passed on: {@code npx cdk deploy}.
 *
 * @param directory where it runs
 */
record CommandLineOfTheCdk(Path directory, List<String> command) {

  /** Deploys the assembly that was shown, and nothing that is synthesized anew. */
  static CommandLineOfTheCdk deploying(Path infra, Path assembly) {
    return new CommandLineOfTheCdk(
        infra,
        List.of(
            "npx",
            "--no-install",
            "cdk",
            "deploy",
            "Millions",
            "--app",
            assembly.toString(),
            "--require-approval",
            "never",
            "--progress",
            "events",
            "--no-notices"));
  }

  /**
   * Runs it to its end.
   *
   * @return its exit code
   */
  int run(PrintStream out) {
    var child = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    child.redirectInput(ProcessBuilder.Redirect.INHERIT);
    // Its newest release is an accident, and nobody is told of a user's deployments.
    child.environment().put("CDK_DISABLE_VERSION_CHECK", "1");
    child.environment().put("CDK_DISABLE_CLI_TELEMETRY", "true");
    try (var waiting = new ProgressReport(out, "CloudFormation is at work")) {
      var process = child.start();
      process.inputReader().lines().forEach(line -> waiting.line("  " + line));
      return process.waitFor();
    } catch (IOException e) {
      throw new CommandFailure(3, "The CDK could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(1, "Interrupted; CloudFormation goes on with what it began.");
    }
  }
}
