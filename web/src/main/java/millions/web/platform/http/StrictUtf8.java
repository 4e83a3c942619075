package millions.web.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text out of bytes that must be UTF-8: what is not is refused, never replaced, so a text comes
 * back as it was sent.
 */
public final class StrictUtf8 {

  private StrictUtf8() {}

  /**
   * @throws InvalidRequest naming the field when the bytes are not valid UTF-8
   */
  public static String decode(byte[] bytes, String field) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequest(400, field, "is not valid UTF-8", "text in UTF-8");
    }
  }
}
