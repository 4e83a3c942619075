package millions.local.cli;

import millions.ladder.CommandRunner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
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
    return CommandRunner.run(new CommandLine(new Main()), arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
