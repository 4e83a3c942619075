package millions.backing;

/**
 * A part of the stage that a request needs does not answer. Nothing was promised to the caller, who
 * may try again: the web tier turns it into 503 with {@code Retry-After}.
 */
public final class BackingUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String part;

  /**
   * @param part the part as the topology names it: {@code sql primary}, {@code content}, {@code
   *     links}
   */
  public BackingUnavailable(String part, Throwable cause) {
    super(part + " does not answer" + (cause == null ? "" : ": " + cause.getMessage()), cause);
    this.part = part;
  }

  public String part() {
    return part;
  }
}
