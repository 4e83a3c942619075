package millions.infra.account;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.synthesis.Synthesis;

/**
 * What the commands use of the outside: the AWS account, the terminal, the prices.
 *
 * @param account opened only by a command that needs it
 * @param monthlyCost what a stage costs a month, in one line
 * @param monthlyPrice of one resource by its CloudFormation type in US dollars, if it is known
 * @param pollInterval the time between two queries of a stack that is being deleted
 */
record CommandEnvironment(
    Supplier<Account> account,
    PrintStream out,
    UserPrompt prompt,
    Function<Synthesis, String> monthlyCost,
    Function<String, Optional<BigDecimal>> monthlyPrice,
    Duration pollInterval) {

  void print(String line) {
    out.println(line);
  }

  /**
   * Asks the user, and answers whether they typed this word.
   *
   * @throws CommandFailure with exit code 2 when there is no terminal
   */
  boolean confirmed(String question, String word) {
    var answer =
        prompt
            .answer(question)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        2, "Nobody can be asked here (not a terminal); in a script say --yes."));
    return answer.strip().equals(word);
  }
}
