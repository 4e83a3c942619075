package millions.standins.http;

import java.net.BindException;

/** A server could not listen. The message is one clear sentence for the log. */
public final class ListenFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ListenFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The sentence for a socket that could not listen: says so when the port is simply taken. */
  public static ListenFailure listening(int port, Throwable cause) {
    for (var at = cause; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return new ListenFailure(
            "Port %d on 127.0.0.1 is taken by another process.".formatted(port), cause);
      }
    }
    return new ListenFailure("Could not listen on 127.0.0.1:%d: %s".formatted(port, cause), cause);
  }
}
