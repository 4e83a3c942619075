package millions.pastebin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a paste without its text: the row behind a link.
 *
 * @param expiresAt empty when it never expires
 */
public record Paste(ShortLink link, Body body, Instant createdAt, Optional<Instant> expiresAt) {

  /** What the link leads to. */
  public sealed interface Body {
    /** Size in bytes of UTF-8. */
    int sizeBytes();

    /**
     * SHA-256 of those bytes, hexadecimal: the entity tag, and the check on what the store returns.
     */
    String sha256();
  }

  /** A text, kept in the content store under the path. */
  public record Text(String contentPath, int sizeBytes, String sha256) implements Body {}

  /** A web address to redirect to, kept in the row itself. */
  public record Url(URI target, int sizeBytes, String sha256) implements Body {}

  public boolean expiredAt(Instant now) {
    return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
  }

  /** The time from creation to expiry; empty when it never expires. */
  public Optional<Duration> lifetime() {
    return expiresAt.map(end -> Duration.between(createdAt, end));
  }
}
