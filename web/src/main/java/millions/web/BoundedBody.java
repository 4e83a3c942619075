package millions.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import millions.pastebin.InvalidPaste;

/**
 * Reads a request's body up to a bound, so that one past it is refused with a problem that says so.
 */
final class BoundedBody {

  private BoundedBody() {}

  /**
   * @param maxBytes where reading stops
   * @throws InvalidPaste of the kind too large, naming the body, when there is more
   */
  static byte[] read(InputStream body, int maxBytes) {
    try (body) {
      var bytes = body.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new InvalidPaste(
            InvalidPaste.Kind.TOO_LARGE, "body", "is too large", "at most " + maxBytes + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
