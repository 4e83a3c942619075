package millions.infra.account;

import java.util.Optional;

/** Asks the user at the terminal. */
interface UserPrompt {

  /** The answer, or empty if there is no terminal. */
  Optional<String> answer(String question);

  /** The terminal of this process. */
  static UserPrompt terminal() {
    return question -> {
      var console = System.console();
      return console == null || !console.isTerminal()
          ? Optional.empty()
          : Optional.ofNullable(console.readLine("%s ", question)).or(() -> Optional.of(""));
    };
  }
}
