package millions.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import millions.pastebin.InvalidPaste;

/**
 * Text out of bytes that must be UTF-8: what is not is refused, never replaced, so a text comes
 * back as it was sent.
 */
final class StrictUtf8 {

  private StrictUtf8() {}

  /**
   * @throws InvalidPaste naming the field when the bytes are not valid UTF-8
   */
  static String decode(byte[] bytes, String field) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidPaste(field, "is not valid UTF-8", "text in UTF-8");
    }
  }
}
