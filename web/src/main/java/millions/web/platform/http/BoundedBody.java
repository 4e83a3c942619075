package millions.web.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads a request's body up to a bound, so that one past it is refused with a problem that says so.
 */
public final class BoundedBody {

  private BoundedBody() {}

  /**
   * @param maxBytes where reading stops
   * @throws InvalidRequest with the status 413, naming the body, when there is more
   */
  public static byte[] read(InputStream body, int maxBytes) {
    try (body) {
      var bytes = body.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new InvalidRequest(413, "body", "is too large", "at most " + maxBytes + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
