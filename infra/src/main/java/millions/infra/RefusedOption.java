package millions.infra;

import millions.ladder.CommandError;

/** An option or context value that cannot be taken; the message names it and what is allowed. */
public final class RefusedOption extends IllegalArgumentException implements CommandError {

  public RefusedOption(String name, String fault) {
    super("%s: %s.".formatted(name, fault));
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
