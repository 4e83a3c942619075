package millions.infra.account;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import millions.infra.CommandFailure;
import millions.ladder.CdkCommandLine;

/**
 * A deployment by the CDK's command line, whose lines are passed on.
 *
 * @param directory where it runs
 */
record CdkDeployment(Path directory, List<String> command) {

  /** Deploys the assembly that was shown, and nothing that is synthesized anew. */
  static CdkDeployment of(CdkCommandLine cdk, Path assembly) {
    return new CdkDeployment(cdk.infra(), cdk.deploy(List.of("--app", assembly.toString())));
  }

  /**
   * Runs it to its end.
   *
   * @return its exit code
   */
  int run(PrintStream out) {
    var child = CdkCommandLine.process(directory, command);
    child.redirectInput(ProcessBuilder.Redirect.INHERIT);
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
