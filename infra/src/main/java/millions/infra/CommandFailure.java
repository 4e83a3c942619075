package millions.infra;

import millions.ladder.CommandError;

/** A command that cannot go on: one sentence for the user, and the code it ends with. */
public final class CommandFailure extends RuntimeException implements CommandError {

  private final int exitCode;

  /**
   * @param exitCode 1 failed, 3 something is missing (Node, credentials, a quota)
   */
  public CommandFailure(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  @Override
  public int exitCode() {
    return exitCode;
  }
}
