package millions.infra.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import picocli.CommandLine;

/**
 * The result of one run of a command.
 *
 * @param exitCode as {@code Main} would return it
 */
record CommandRun(int exitCode, String out) {

  static CommandRun of(
      Supplier<Account> account,
      UserPrompt prompt,
      Function<CommandEnvironment, Callable<Integer>> command,
      String... arguments) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, UTF_8);
    var environment =
        new CommandEnvironment(
            account,
            out,
            prompt,
            synthesis -> "$12 a month",
            type ->
                type.equals("AWS::EC2::Volume")
                    ? Optional.of(new BigDecimal("1.60"))
                    : Optional.empty(),
            Duration.ZERO);
    var code =
        new CommandLine(command.apply(environment))
            .setExecutionExceptionHandler(
                (e, line, parsed) -> {
                  if (e instanceof CommandFailure failure) {
                    out.println(failure.getMessage());
                    return failure.exitCode();
                  }
                  if (e instanceof IllegalArgumentException) {
                    out.println(e.getMessage());
                    return 2;
                  }
                  throw e;
                })
            .execute(arguments);
    return new CommandRun(code, bytes.toString(UTF_8));
  }

  static UserPrompt noTerminal() {
    return question -> Optional.empty();
  }

  static UserPrompt answering(String answer) {
    return question -> Optional.of(answer);
  }
}
