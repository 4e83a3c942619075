package millions.backing.cache;

import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import millions.backing.RedisLink;

/**
 * One cache for all processes, in Redis or Valkey, with a small near part in each. What is known
 * absent stays in the shared part only, so that a value put by one process is seen by all at once.
 */
final class RedisCache implements Cache {

  private static final byte[] ABSENT = {0};

  private final RedisLink redis;
  private final Cache near;
  private final Duration nearTtl;
  private final MeterRegistry meters;

  RedisCache(RedisLink redis, Cache near, Duration nearTtl, MeterRegistry meters) {
    this.redis = redis;
    this.near = near;
    this.nearTtl = nearTtl;
    this.meters = meters;
  }

  @Override
  public <T> Cached<T> look(String key, CacheFormat<T> format) {
    if (near.look(key, format) instanceof Cached.Hit<T> hit) {
      return hit;
    }
    var bytes = redis.call(commands -> commands.get(key)).orElse(null);
    if (bytes == null) {
      return new Cached.Miss<>();
    }
    if (bytes.length == 1) {
      return new Cached.KnownAbsent<>();
    }
    try {
      var value = format.decode(bytes);
      near.put(key, value, format, nearTtl);
      return new Cached.Hit<>(value);
    } catch (IllegalArgumentException e) {
      // Written by another release: a miss, and the next put replaces it.
      meters.counter("millions.cache.undecodable").increment();
      return new Cached.Miss<>();
    }
  }

  @Override
  public <T> void put(String key, T value, CacheFormat<T> format, Duration ttl) {
    if (ttl.isPositive()) {
      redis.call(
          commands ->
              commands.set(key, format.encode(value), SetArgs.Builder.px(ttl.toMillis() + 1)));
      near.put(key, value, format, ttl.compareTo(nearTtl) < 0 ? ttl : nearTtl);
    }
  }

  @Override
  public void putAbsent(String key, Duration ttl) {
    if (ttl.isPositive()) {
      redis.call(
          commands -> commands.set(key, ABSENT, SetArgs.Builder.nx().px(ttl.toMillis() + 1)));
    }
  }

  @Override
  public void remove(String key) {
    near.remove(key);
    redis.call(commands -> commands.del(key));
  }
}
