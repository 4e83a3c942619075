package millions.pastebin;

/**
 * The caller's input breaks a rule. Names the field, the value's fault and what is allowed; nothing
 * was changed.
 */
public final class InvalidPaste extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What sort of rule was broken; the web tier has a status for each. */
  public enum Kind {
    MALFORMED,
    TOO_LARGE
  }

  private final String field;
  private final String allowed;
  private final Kind kind;

  public InvalidPaste(String field, String fault, String allowed) {
    this(Kind.MALFORMED, field, fault, allowed);
  }

  public InvalidPaste(Kind kind, String field, String fault, String allowed) {
    super(field + " " + fault);
    this.kind = kind;
    this.field = field;
    this.allowed = allowed;
  }

  public Kind kind() {
    return kind;
  }

  public String field() {
    return field;
  }

  public String allowed() {
    return allowed;
  }
}
