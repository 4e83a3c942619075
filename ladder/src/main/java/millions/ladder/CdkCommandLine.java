package millions.ladder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The CDK's command line, at the version that {@code infra/package-lock.json} pins: the same one
 * deploys to AWS and into LocalStack.
 *
 * @param infra the module with the CDK application, its packages of Node installed
 */
public record CdkCommandLine(Path infra) {

  /** The one stack of all stages. */
  public static final String STACK = "Millions";

  /** That of this checkout. */
  public static CdkCommandLine ofThisProject() {
    return new CdkCommandLine(ProjectDirectory.root().resolve("infra"));
  }

  /**
   * The command that creates the stack or updates it in place, and asks nothing.
   *
   * @param options which application or assembly, with which context
   */
  public List<String> deploy(List<String> options) {
    var arguments = new ArrayList<>(List.of("deploy", STACK));
    arguments.addAll(options);
    arguments.addAll(List.of("--require-approval", "never", "--progress", "events"));
    return command(arguments);
  }

  /** A command of the CDK, without news of the CDK's own. */
  public List<String> command(List<String> arguments) {
    var command = new ArrayList<>(List.of(infra.resolve("node_modules/.bin/cdk").toString()));
    command.addAll(arguments);
    command.add("--no-notices");
    return List.copyOf(command);
  }

  /**
   * A process of this command with both its outputs in one, not yet started. It neither looks for a
   * newer release of itself nor tells anybody of a user's deployments.
   */
  public static ProcessBuilder process(Path directory, List<String> command) {
    var process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    process.environment().put("CDK_DISABLE_VERSION_CHECK", "1");
    process.environment().put("CDK_DISABLE_CLI_TELEMETRY", "true");
    return process;
  }
}
