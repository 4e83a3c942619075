package millions.backing.sessions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import millions.backing.redis.RedisLink;

/** Sessions in Redis or Valkey: any web process recalls them, and they survive its death. */
final class RedisSessions implements Sessions {

  private final RedisLink redis;
  private final SessionsConfig config;

  RedisSessions(RedisLink redis, SessionsConfig config) {
    this.redis = redis;
    this.config = config;
  }

  @Override
  public void remember(String session, String value) {
    redis.call(
        commands -> {
          var key = key(session);
          commands.lpush(key, value.getBytes(StandardCharsets.UTF_8));
          commands.ltrim(key, 0, config.maxValues() - 1L);
          return commands.expire(key, config.ttl());
        });
  }

  @Override
  public List<String> recall(String session) {
    return redis
        .call(commands -> commands.lrange(key(session), 0, config.maxValues() - 1L))
        .map(
            values ->
                values.stream().map(value -> new String(value, StandardCharsets.UTF_8)).toList())
        .orElse(List.of());
  }

  @Override
  public boolean shared() {
    return true;
  }

  private static String key(String session) {
    return "session:" + session;
  }
}
