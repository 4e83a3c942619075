package millions.local.process;

import millions.ladder.CommandError;

/**
 * A service could not be started. The message is one clear sentence for the person at the keyboard.
 */
public final class StartFailure extends RuntimeException implements CommandError {

  private static final long serialVersionUID = 1;

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the command exits with: 1. */
  @Override
  public int exitCode() {
    return 1;
  }
}
