package millions.web.platform.http;

/**
 * A request that is refused before any system has seen it. Names the input at fault, its fault and
 * what is allowed; nothing was changed.
 */
public final class InvalidRequest extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String field;
  private final String allowed;

  /**
   * @param status the HTTP status of the refusal, from 400 to 499
   */
  public InvalidRequest(int status, String field, String fault, String allowed) {
    super(field + " " + fault);
    this.status = status;
    this.field = field;
    this.allowed = allowed;
  }

  public int status() {
    return status;
  }

  public String field() {
    return field;
  }

  public String allowed() {
    return allowed;
  }
}
