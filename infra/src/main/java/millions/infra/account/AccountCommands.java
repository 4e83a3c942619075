package millions.infra.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import millions.infra.account.client.Account;
import millions.infra.synthesis.Synthesis;

/** Creates the commands that need an AWS account; all else in this package is internal. */
public final class AccountCommands {

  private AccountCommands() {}

  /**
   * The commands as picocli's subcommands.
   *
   * @param monthlyCost what a stage costs a month, in one line
   * @param monthlyPrice of one resource by its CloudFormation type in US dollars, if it is known
   */
  public static List<Object> all(
      Function<Synthesis, String> monthlyCost,
      Function<String, Optional<BigDecimal>> monthlyPrice) {
    var environment =
        new CommandEnvironment(
            Account::open,
            System.out,
            UserPrompt.terminal(),
            monthlyCost,
            monthlyPrice,
            Duration.ofSeconds(3));
    return List.of(
        new DeployCommand(environment),
        new DestroyCommand(environment),
        new LeftoversCommand(environment),
        new DoctorCommand(environment));
  }
}
