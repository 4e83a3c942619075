package millions.pastebin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** A paste that passed every rule and is not kept yet. Made by {@link PasteRules}. */
public sealed interface NewPaste {

  byte[] bytes();

  Optional<Duration> lifetime();

  record OfText(byte[] bytes, Optional<Duration> lifetime) implements NewPaste {}

  record OfUrl(TargetUrl target, Optional<Duration> lifetime) implements NewPaste {
    @Override
    public byte[] bytes() {
      return target.uri().toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** SHA-256 of the bytes, hexadecimal. */
  default String sha256() {
    return hex(digest().digest(bytes()));
  }

  /** What makes two requests the same request: kind, lifetime and bytes. */
  default String fingerprint() {
    var digest = digest();
    digest.update((this instanceof OfText ? "text " : "url ").getBytes(StandardCharsets.UTF_8));
    digest.update(lifetime().map(Duration::toString).orElse("-").getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return hex(digest.digest(bytes()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
