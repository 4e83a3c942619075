package millions.pastebin;

import java.time.Instant;

/** What is behind a link. */
public sealed interface PasteLookup {

  record Found(OpenedPaste opened) implements PasteLookup {}

  /** It was there and its time is over, whether or not the sweep has been by. */
  record Expired(ShortLink link, Instant at) implements PasteLookup {}

  record Missing(ShortLink link) implements PasteLookup {}
}
