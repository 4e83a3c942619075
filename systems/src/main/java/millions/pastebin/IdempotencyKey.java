package millions.pastebin;

import java.util.regex.Pattern;

/** A client's own name for one request, so that sending it again does not do it again. */
public record IdempotencyKey(String value) {

  private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");

  public IdempotencyKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new InvalidPaste(
          "Idempotency-Key", "is not usable", "1 to 255 visible ASCII characters");
    }
  }
}
