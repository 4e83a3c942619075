package millions.infra;

import millions.infra.account.AccountCommands;
import millions.infra.cost.CostCommand;
import millions.infra.cost.MonthlyCost;
import millions.infra.cost.price.PriceList;
import millions.ladder.CommandRunner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    return CommandRunner.run(line, arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
