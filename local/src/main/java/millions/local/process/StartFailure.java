package millions.local.process;

/**
 * A part could not be started. The message is one clear sentence for the person at the keyboard.
 */
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
