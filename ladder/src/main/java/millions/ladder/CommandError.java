package millions.ladder;

/**
 * An exception that a command expects. Its message is written for the person who gave the command
 * and is all he is shown; any other exception is a defect and shows its stack trace.
 */
public interface CommandError {

  /** What the command exits with: 1 failed, 2 not understood, 3 something is missing. */
  int exitCode();

  String getMessage();
}
