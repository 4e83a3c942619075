package millions.backing.cache;

import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import millions.backing.redis.RedisLink;

/**
 * One cache for all processes, in Redis or Valkey, with a small near part in each. What is known
 * absent stays in the shared part only, so that a value put by one process is seen by all at once.
 */
final class RedisCache implements Cache {

  private static final byte[] ABSENT = {0};

  private final RedisLink redis;
  private final Cache near;
  private final Duration nearTtl;
  private final Clock clock;
  private final MeterRegistry meters;

  RedisCache(RedisLink redis, Cache near, Duration nearTtl, Clock clock, MeterRegistry meters) {
    this.clock = clock;
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
    if (bytes.length == ABSENT.length) {
      return new Cached.KnownAbsent<>();
    }
    try {
      var value = format.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
      var left = ByteBuffer.wrap(bytes).getLong() - clock.millis();
      near.put(key, value, format, shorter(Duration.ofMillis(left), nearTtl));
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
              commands.set(
                  key,
                  withEnd(clock.millis() + ttl.toMillis(), format.encode(value)),
                  SetArgs.Builder.px(ttl.toMillis() + 1)));
      near.put(key, value, format, shorter(ttl, nearTtl));
    }
  }

  /** The end goes with the value, so that another process's near part does not keep it longer. */
  private static byte[] withEnd(long endMillis, byte[] encoded) {
    return ByteBuffer.allocate(Long.BYTES + encoded.length).putLong(endMillis).put(encoded).array();
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
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
