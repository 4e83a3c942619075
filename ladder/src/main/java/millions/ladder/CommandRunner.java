package millions.ladder;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs the commands of {@code ./millions}, so that all of them report errors alike: on the standard
 * error stream and by their exit codes, 0 done, 1 failed, 2 not understood, 3 something is missing.
 */
public final class CommandRunner {

  private CommandRunner() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return the exit code
   */
  public static int run(CommandLine commands, String... arguments) {
    return commands
        .setParameterExceptionHandler(CommandRunner::misunderstood)
        .setExecutionExceptionHandler(CommandRunner::failed)
        .execute(arguments);
  }

  private static int misunderstood(ParameterException e, String[] arguments) {
    System.err.println(e.getMessage());
    System.err.println("See ./millions help");
    return 2;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof CommandError error) {
      System.err.println(error.getMessage());
      return error.exitCode();
    }
    throw e;
  }
}
