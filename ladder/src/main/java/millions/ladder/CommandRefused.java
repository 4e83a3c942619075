package millions.ladder;

/**
 * A command is not carried out as things are, and nothing was changed. The message is one clear
 * sentence for the person who gave it.
 */
public final class CommandRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CommandRefused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The state of the run forbids it. */
  public static CommandRefused refused(String message) {
    return new CommandRefused(1, message);
  }

  /** The machine lacks something. */
  public static CommandRefused environment(String message) {
    return new CommandRefused(3, message);
  }

  /** What the command exits with: 1 or 3. */
  public int exitCode() {
    return exitCode;
  }
}
