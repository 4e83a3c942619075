package millions.backing.cache;

/** The words of {@code millions.cache.store}. */
public enum CacheStore {
  NONE,
  LOCAL,
  REDIS
}
