package millions.infra.account;

import java.util.Optional;

/** Somebody at the terminal who can be asked. */
interface Consent {

  /** The answer, or nothing when nobody is there. */
  Optional<String> answer(String question);

  /** The person this process was started by. */
  static Consent ofTheTerminal() {
    return question -> {
      var console = System.console();
      return console == null || !console.isTerminal()
          ? Optional.empty()
          : Optional.ofNullable(console.readLine("%s ", question)).or(() -> Optional.of(""));
    };
  }
}
