package millions.infra.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The commands that need an account, so that only this name is known outside. */
public final class AccountCommands {

  private AccountCommands() {}

  /**
   * For picocli to add.
   *
   * @param monthlyCost what a stage costs, in a line
   * @param monthlyPrice of one resource by its CloudFormation type, where it is known
   */
  public static List<Object> all(
      MonthlyCostOf monthlyCost, Function<String, Optional<BigDecimal>> monthlyPrice) {
    var setting =
        new Setting(
            Account::open,
            System.out,
            Consent.ofTheTerminal(),
            monthlyCost,
            monthlyPrice,
            Duration.ofSeconds(3));
    return List.of(
        new Deploy(setting), new Destroy(setting), new Leftovers(setting), new Doctor(setting));
  }
}
