package millions.backing.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** A cache in the process's own memory, bounded by bytes. */
final class LocalCache implements Cache {

  /** The value is null for a key known to be absent. */
  private record Kept(Object value, int weight, Duration ttl) {}

  private final com.github.benmanes.caffeine.cache.Cache<String, Kept> kept;

  LocalCache(long maxBytes, Ticker ticker) {
    kept =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            // 100 bytes: what an entry costs in Caffeine's own structures, about.
            .weigher((String key, Kept value) -> key.length() + value.weight() + 100)
            .expireAfter(Expiry.creating((String key, Kept value) -> value.ttl()))
            .ticker(ticker)
            .build();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Cached<T> look(String key, CacheFormat<T> format) {
    var found = kept.getIfPresent(key);
    if (found == null) {
      return new Cached.Miss<>();
    }
    // A key belongs to one format, so the value under it is of that format's type.
    return found.value() == null ? new Cached.KnownAbsent<>() : new Cached.Hit<>((T) found.value());
  }

  @Override
  public <T> void put(String key, T value, CacheFormat<T> format, Duration ttl) {
    if (ttl.isPositive()) {
      // Invalidated first: Expiry.creating sets a lifetime at creation only, not at a replacement.
      kept.invalidate(key);
      kept.put(key, new Kept(value, format.weight(value), ttl));
    }
  }

  @Override
  public void putAbsent(String key, Duration ttl) {
    if (ttl.isPositive()) {
      kept.asMap().putIfAbsent(key, new Kept(null, 0, ttl));
    }
  }

  @Override
  public void remove(String key) {
    kept.invalidate(key);
  }
}
