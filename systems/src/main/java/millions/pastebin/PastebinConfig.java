package millions.pastebin;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * The pastebin's own limits and habits; defaults in {@code
 * META-INF/microprofile-config.properties}.
 */
@ConfigMapping(prefix = "millions.pastebin")
public interface PastebinConfig {

  LinkStore links();

  /** Bytes of UTF-8. */
  int maxTextBytes();

  /** Characters. */
  int maxUrlLength();

  int maxExpiryMinutes();

  /**
   * How often a link that turns out to be taken is replaced by another before the request is
   * refused.
   */
  int linkAttempts();

  Duration cacheTtl();

  /** How long "there is no such link" is believed. */
  Duration unknownTtl();

  /** Rows or objects one step of a sweep handles. */
  int sweepBatch();

  /** Age from which an object without a row is an orphan. */
  Duration orphanGrace();

  Duration idempotencyKeysKept();

  /** In how many partitions access log segments are mapped at once. */
  int visitPartitions();

  Duration accessLogsKept();
}
