package millions.backing.sessions;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import millions.backing.BackingConfig;
import millions.backing.RedisLink;

/** Chooses where sessions live by {@code millions.sessions.store}. */
@ApplicationScoped
class SessionsChoice {

  @Produces
  @ApplicationScoped
  Sessions sessions(BackingConfig config, Instance<RedisLink> redis) {
    return switch (config.sessions().store()) {
      case MEMORY -> new InProcessSessions(config.sessions(), Ticker.systemTicker());
      case REDIS -> new RedisSessions(redis.get(), config.sessions());
    };
  }
}
