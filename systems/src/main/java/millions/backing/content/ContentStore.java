package millions.backing.content;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import millions.backing.BackingUnavailable;

/**
 * Keeps whole objects under keys, durably: once {@link #put} returned, the object survives the
 * death of any process. Objects are written once and never changed. Thread-safe.
 *
 * <p>Every method throws {@link BackingUnavailable} when the store does not answer in time, and
 * {@link IllegalArgumentException} for a key that is not {@code a/b/c} of letters, digits, dot,
 * dash and underscore (at most 255 characters, no segment of dots only).
 */
public interface ContentStore extends AutoCloseable {

  /** An object's listing: key, size in bytes, time of its last write. */
  record Entry(String key, long size, Instant writtenAt) {}

  /**
   * Writes the object; a reader sees all of it or nothing. Writing the same key again replaces it.
   */
  void put(String key, byte[] bytes);

  Optional<byte[]> get(String key);

  /** Removes the object; no error when there is none. */
  void delete(String key);

  /** The entries whose keys start with the prefix, by key; read page by page. Close the stream. */
  Stream<Entry> list(String prefix);

  @Override
  default void close() {}
}
