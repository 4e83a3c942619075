package millions.backing.cache;

import java.time.Duration;

/**
 * Keeps immutable values at hand for a while. Holds nothing that is not written elsewhere: it may
 * forget anything at any time, and while it is broken every look is a miss. No method ever throws
 * for a cache that is down.
 *
 * <p>After {@link #put} or {@link #remove} other processes may see the former state for at most the
 * near time-to-live; a {@link #putAbsent} never hides a value put before it. Thread-safe.
 */
public interface Cache extends AutoCloseable {

  <T> Cached<T> look(String key, CacheFormat<T> format);

  /**
   * @param ttl how long it may be kept at most; zero or negative keeps nothing
   */
  <T> void put(String key, T value, CacheFormat<T> format, Duration ttl);

  /** Notes that the key's owner has nothing, unless a value is kept already. */
  void putAbsent(String key, Duration ttl);

  void remove(String key);

  @Override
  default void close() {}
}
