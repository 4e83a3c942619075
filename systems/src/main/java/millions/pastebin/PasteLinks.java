package millions.pastebin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import millions.backing.BackingUnavailable;

/**
 * Keeps the rows behind links, durably and without duplicates. Every method throws {@link
 * BackingUnavailable} when the store does not answer in time. Thread-safe.
 */
public interface PasteLinks {

  /** What became of a row to add. */
  sealed interface Addition {
    record Added() implements Addition {}

    /** Another paste has this link: nothing was written, take another link. */
    record LinkTaken() implements Addition {}

    /** A request with this key was answered before: nothing was written. */
    record KeyKnown(Answered earlier) implements Addition {}
  }

  /** A key a client used, what its request was, and the paste it was answered with. */
  record Answered(String fingerprint, Paste paste) {}

  /** A key and the fingerprint of the request it came with. */
  record Keyed(IdempotencyKey key, String fingerprint) {}

  /**
   * Adds the row, and with it the key, in one step; of any number of callers with one link or one
   * key, one succeeds.
   */
  Addition add(Paste paste, Optional<Keyed> keyed);

  /** The earlier answer to a key, as the writer of all rows knows it. */
  Optional<Answered> answered(IdempotencyKey key);

  /** The row behind a link; one just added is found. */
  Optional<Paste> find(ShortLink link);

  /**
   * Removes up to a number of rows that expired, oldest first, and returns them; in the same step
   * publishes an {@link ExpiredText} for each that has a text.
   */
  List<Paste> removeExpired(Instant now, int limit);

  /** Forgets keys used before the time. */
  int forgetKeys(Instant before);

  /** Which of these content paths a row still names. */
  Set<String> referenced(List<String> contentPaths);
}
