package millions.infra;

import millions.infra.account.AccountCommands;
import millions.infra.cost.CostCommand;
import millions.infra.cost.MonthlyCost;
import millions.infra.cost.price.PriceList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The door of those commands of {@code ./millions} that need the templates or an account. Exit
 * codes: 0 done, 1 failed, 2 not understood, 3 something is missing (Node, credentials, a quota).
 */
@Command(
    name = "millions",
    description = "The stages on AWS.",
    subcommands = {SynthCommand.class, CostCommand.class})
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    var line = new CommandLine(new Main());
    var prices = PriceList.shipped();
    AccountCommands.all(stage -> MonthlyCost.of(stage, prices).sentence(), prices::monthlyOf)
        .forEach(line::addSubcommand);
    return line.setParameterExceptionHandler(Main::misunderstood)
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
      case RefusedOption refused -> say(refused, 2);
      case CommandFailure failure -> say(failure, failure.exitCode());
      default -> throw e;
    };
  }

  private static int say(Exception e, int exitCode) {
    System.err.println(e.getMessage());
    return exitCode;
  }
}
