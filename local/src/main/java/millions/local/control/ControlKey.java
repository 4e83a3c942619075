package millions.local.control;

/**
 * What it takes to talk to a supervisor.
 *
 * @param port of 127.0.0.1
 * @param token a secret of whoever owns the run
 */
public record ControlKey(int port, String token) {

  /** The header that carries the token. */
  static final String HEADER = "Authorization";

  String headerValue() {
    return "Bearer " + token;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ControlKey[port=" + port + "]";
  }
}
