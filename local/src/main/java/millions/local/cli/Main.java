package millions.local.cli;

import millions.ladder.CommandRefused;
import millions.local.process.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The door of {@code ./millions}. Exit codes: 0 done, 1 failed, 2 not understood, 3 the machine
 * lacks something.
 */
@Command(
    name = "millions",
    description = "One application, seven stages, from one user to millions.",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      Verify.class,
      Doctor.class,
      HelpCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(Main::misunderstood)
        .setExecutionExceptionHandler(Main::failed)
        .execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int misunderstood(ParameterException e, String[] arguments) {
    System.err.println(e.getMessage());
    System.err.println("See ./millions help");
    return 2;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    return switch (e) {
      case CommandRefused refused -> say(refused, refused.exitCode());
      case StartFailure failure -> say(failure, 1);
      default -> throw e;
    };
  }

  private static int say(Exception e, int exitCode) {
    System.err.println(e.getMessage());
    return exitCode;
  }
}
