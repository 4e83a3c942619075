package millions.backing.sessions;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import millions.backing.redis.RedisLink;

/** Chooses where sessions live by {@code millions.sessions.store}. */
@ApplicationScoped
class SessionsChoice {

  @Produces
  @ApplicationScoped
  Sessions sessions(SessionsConfig config, Instance<RedisLink> redis) {
    return switch (config.store()) {
      case MEMORY -> new InProcessSessions(config, Ticker.systemTicker());
      case REDIS -> new RedisSessions(redis.get(), config);
    };
  }
}
