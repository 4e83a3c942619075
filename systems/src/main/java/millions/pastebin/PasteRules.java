package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may be pasted. Every refusal names the field, its fault and the allowed range. Thread-safe.
 */
@ApplicationScoped
public class PasteRules {

  private final PastebinConfig config;

  PasteRules(PastebinConfig config) {
    this.config = config;
  }

  /**
   * @param text of any characters but NUL; kept byte for byte as UTF-8
   * @param expiresInMinutes a whole number in decimal, or empty for never
   * @throws InvalidPaste when a rule is broken
   */
  public NewPaste text(String text, Optional<String> expiresInMinutes) {
    if (text.isEmpty()) {
      throw new InvalidPaste("text", "is empty", textAllowed());
    }
    if (text.indexOf(0) >= 0) {
      throw new InvalidPaste("text", "contains a NUL character", textAllowed());
    }
    var bytes = utf8(text);
    if (bytes.length > config.maxTextBytes()) {
      throw new InvalidPaste(
          InvalidPaste.Kind.TOO_LARGE, "text", "has " + bytes.length + " bytes", textAllowed());
    }
    return new NewPaste.OfText(bytes, lifetime(expiresInMinutes));
  }

  /**
   * @param ownAuthorities the {@code host:port}s under which this service answers: a link to itself
   *     could loop
   * @throws InvalidPaste when a rule is broken
   */
  public NewPaste url(String url, Optional<String> expiresInMinutes, Set<String> ownAuthorities) {
    var trimmed = url.strip();
    if (trimmed.isEmpty()) {
      throw new InvalidPaste("url", "is empty", TargetUrl.ALLOWED);
    }
    if (trimmed.length() > config.maxUrlLength()) {
      throw new InvalidPaste(
          "url",
          "has " + trimmed.length() + " characters",
          "at most " + config.maxUrlLength() + " characters");
    }
    var target = TargetUrl.parse(trimmed);
    if (ownAuthorities.contains(target.authority())) {
      throw new InvalidPaste("url", "leads back to this service", TargetUrl.ALLOWED);
    }
    return new NewPaste.OfUrl(target, lifetime(expiresInMinutes));
  }

  private Optional<Duration> lifetime(Optional<String> minutes) {
    return minutes.map(
        text -> {
          var fault = new InvalidPaste("expires_in_minutes", "is out of range", expiryAllowed());
          // Ten digits never overflow a long, and anything longer is out of range anyway.
          if (!text.matches("[+-]?\\d{1,10}")) {
            throw text.matches("[+-]?\\d+")
                ? fault
                : new InvalidPaste("expires_in_minutes", "is not a whole number", expiryAllowed());
          }
          var value = Long.parseLong(text);
          if (value < 1 || value > config.maxExpiryMinutes()) {
            throw fault;
          }
          return Duration.ofMinutes(value);
        });
  }

  private static byte[] utf8(String text) {
    try {
      var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new InvalidPaste("text", "holds half of a surrogate pair", "valid Unicode text");
    }
  }

  private String textAllowed() {
    return String.format(
        Locale.ROOT, "1 to %d bytes of UTF-8 text without NUL", config.maxTextBytes());
  }

  private String expiryAllowed() {
    return "a whole number of minutes from 1 to "
        + config.maxExpiryMinutes()
        + ", or absent for never";
  }
}
