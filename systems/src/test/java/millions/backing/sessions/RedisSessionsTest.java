package millions.backing.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import millions.backing.redis.RedisLink;
import millions.testing.TestConfig;
import millions.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisSessionsTest implements SessionsContract {

  private static TestRedis redis;
  private static RedisLink link;
  private static TestConfig.Backing config;

  @BeforeAll
  static void start() {
    redis = new TestRedis();
    config =
        TestConfig.backing(
            "stage4",
            Map.of("millions.cache.redis.uri", redis.uri(), "millions.sql.replica-urls", "x"));
    link = new RedisLink(config.redis(), new SimpleMeterRegistry());
  }

  @AfterAll
  static void stop() {
    link.close();
    redis.close();
  }

  @Override
  public Sessions sessions() {
    return new RedisSessions(link, config.sessions());
  }

  @Test
  void anotherProcessRecallsTheSame() {
    sessions().remember("shared-session", "value");
    assertThat(sessions().recall("shared-session")).containsExactly("value");
    assertThat(sessions().shared()).isTrue();
  }

  @Test
  void aSessionHasAnEnd() {
    sessions().remember("ending-session", "value");
    assertThat(link.call(commands -> commands.ttl("session:ending-session")).orElseThrow())
        .isBetween(29L * 24 * 3600, 30L * 24 * 3600);
  }
}
