package millions.infra.account;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import millions.infra.CommandFailure;

/**
 * Where the commands run.
 *
 * @param account opened only by a command that needs it
 * @param monthlyPrice of a resource by its CloudFormation type, where it is known
 * @param between two looks at a stack that is being deleted
 */
record Setting(
    Supplier<Account> account,
    PrintStream out,
    Consent consent,
    MonthlyCostOf monthlyCost,
    Function<String, Optional<BigDecimal>> monthlyPrice,
    Duration between) {

  void say(String line) {
    out.println(line);
  }

  /**
   * Asks for a word.
   *
   * @throws CommandFailure with code 2 when nobody is there to answer
   */
  boolean agreed(String question, String word) {
    var answer =
        consent
            .answer(question)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        2, "Nobody can be asked here (not a terminal); in a script say --yes."));
    return answer.strip().equals(word);
  }
}
