package millions.backing.redis;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the connection to Redis the first time an adapter asks for it. */
@ApplicationScoped
class RedisLinkChoice {

  @Produces
  @Singleton
  RedisLink redis(RedisConfig config, MeterRegistry meters) {
    return new RedisLink(config, meters);
  }

  void close(@Disposes RedisLink link) {
    link.close();
  }
}
