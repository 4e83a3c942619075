package millions.pastebin;

import java.nio.charset.StandardCharsets;

/**
 * A paste together with its bytes: the text's UTF-8, or the URL's. Shared between threads and with
 * the cache, so the bytes are never changed.
 */
public record OpenedPaste(Paste paste, byte[] bytes) {

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
