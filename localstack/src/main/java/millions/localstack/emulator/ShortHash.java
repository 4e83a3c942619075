package millions.localstack.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes a short name of a text: the same for the same text, and for hardly another. */
final class ShortHash {

  private static final int LETTERS = 12;

  private ShortHash() {}

  /** Twelve hexadecimal digits of its SHA-256. */
  static String of(String text) {
    try {
      var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, LETTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
