package millions.pastebin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The pastebin's own limits and habits. */
@ConfigMapping(prefix = "millions.pastebin")
public interface PastebinConfig {

  @WithDefault("sql")
  LinkStore links();

  /** Bytes of UTF-8. */
  @WithDefault("524288")
  int maxTextBytes();

  /** Characters. */
  @WithDefault("2048")
  int maxUrlLength();

  @WithDefault("5256000")
  int maxExpiryMinutes();

  /**
   * How often a link that turns out to be taken is replaced by another before the request is
   * refused. Of 62^7 links a second collision in a row is next to impossible, a fifth is a broken
   * generator.
   */
  @WithDefault("5")
  int linkAttempts();

  @WithDefault("PT1H")
  Duration cacheTtl();

  /** How long "there is no such link" is believed. */
  @WithDefault("PT3S")
  Duration unknownTtl();

  /** Rows or objects one step of a sweep handles. */
  @WithDefault("500")
  int sweepBatch();

  /** Age from which an object without a row is an orphan: a younger one may still wait for it. */
  @WithDefault("PT1H")
  Duration orphanGrace();

  @WithDefault("PT24H")
  Duration idempotencyKeysKept();
}
