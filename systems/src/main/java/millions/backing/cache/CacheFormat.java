package millions.backing.cache;

/**
 * How a value travels to a shared cache and back. Carries a version: an entry written by another
 * release is a miss, not a misreading.
 */
public interface CacheFormat<T> {

  byte[] encode(T value);

  /**
   * @throws IllegalArgumentException when the bytes are of another version or damaged
   */
  T decode(byte[] bytes);

  /** About how many bytes of memory the value takes. */
  int weight(T value);
}
