package millions.local.stage;

/** A command cannot be carried out as things are. The message is one clear sentence. */
public final class NotNow extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private NotNow(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The state of the run forbids it. */
  static NotNow refused(String message) {
    return new NotNow(1, message);
  }

  /** The machine lacks something. */
  public static NotNow environment(String message) {
    return new NotNow(3, message);
  }

  /** What the command should exit with. */
  public int exitCode() {
    return exitCode;
  }
}
