package millions.backing.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import millions.backing.redis.RedisLink;

/** Chooses the cache by {@code millions.cache.store}. */
@ApplicationScoped
class CacheChoice {

  @Produces
  @ApplicationScoped
  Cache cache(CacheConfig config, Instance<RedisLink> redis, Clock clock, MeterRegistry meters) {
    var near = config.near();
    return switch (config.store()) {
      case NONE -> new NoCache();
      case LOCAL -> local(near);
      case REDIS -> new RedisCache(redis.get(), local(near), near.ttl(), clock, meters);
    };
  }

  private static LocalCache local(CacheConfig.Near near) {
    return new LocalCache(near.maxBytes(), Ticker.systemTicker());
  }

  void close(@Disposes Cache cache) {
    cache.close();
  }
}
