package millions.backing.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import millions.backing.redis.RedisLink;
import millions.testing.TestConfig;
import millions.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisCacheTest implements CacheContract {

  private static final Duration NEAR_TTL = Duration.ofSeconds(10);

  private static TestRedis redis;
  private static RedisLink link;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final Cache cache = process();

  @BeforeAll
  static void start() {
    redis = new TestRedis();
    link = link();
  }

  @AfterAll
  static void stop() {
    link.close();
    redis.close();
  }

  private static RedisLink link() {
    var config =
        TestConfig.backing(
            "stage4",
            Map.of(
                "millions.cache.redis.uri",
                redis.uri(),
                // what it answers is asked here, and not whether a busy machine answers in time
                "millions.cache.redis.timeout",
                "PT10S",
                "millions.sql.replica-urls",
                "x"));
    return new RedisLink(config.redis(), new SimpleMeterRegistry());
  }

  /** Another process's view: its own near part, the same Redis. */
  private RedisCache process() {
    return new RedisCache(
        link, new LocalCache(1_000_000, nanos::get), NEAR_TTL, Clock.systemUTC(), meters);
  }

  @Override
  public Cache cache() {
    return cache;
  }

  @Override
  public void afterAWhile(Duration time, Runnable condition) {
    // The near part's time is moved with the waiting, Redis's own passes by itself.
    CacheContract.eventually(
        () -> {
          nanos.addAndGet(Duration.ofMillis(50).toNanos());
          condition.run();
        });
  }

  @Test
  void allProcessesShareIt() {
    var key = freshKey();
    process().put(key, "value", TEXT, HOUR);
    assertThat(process().look(key, TEXT)).isEqualTo(new Cached.Hit<>("value"));
  }

  @Test
  void aValuePutElsewhereIsSeenAtOnceAlthoughItWasKnownAbsentHere() {
    var key = freshKey();
    var here = process();
    here.putAbsent(key, HOUR);
    assertThat(here.look(key, TEXT)).isEqualTo(new Cached.KnownAbsent<>());
    process().put(key, "value", TEXT, HOUR);
    assertThat(here.look(key, TEXT)).isEqualTo(new Cached.Hit<>("value"));
  }

  @Test
  void removedElsewhereIsGoneAfterTheNearTime() {
    var key = freshKey();
    var here = process();
    here.put(key, "value", TEXT, HOUR);
    process().remove(key);
    nanos.addAndGet(NEAR_TTL.toNanos() + 1);
    assertThat(here.look(key, TEXT)).isEqualTo(new Cached.Miss<>());
  }

  @Test
  void anEntryOfAnotherReleaseIsAMiss() {
    var key = freshKey();
    link.call(
        commands ->
            commands.set(
                key, "12345678v2 of something".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(process().look(key, TEXT)).isEqualTo(new Cached.Miss<>());
    assertThat(meters.counter("millions.cache.undecodable").count()).isEqualTo(1);
  }

  @Test
  void withRedisDownEveryLookIsAMissAndItHealsByItself() {
    var mine = new TestRedis();
    var config =
        TestConfig.backing(
            "stage4",
            Map.of("millions.cache.redis.uri", mine.uri(), "millions.sql.replica-urls", "x"));
    try (var own = new RedisLink(config.redis(), meters)) {
      var far = new RedisCache(own, new NoCache(), NEAR_TTL, Clock.systemUTC(), meters);
      far.put("key", "value", TEXT, HOUR);
      assertThat(far.look("key", TEXT)).isEqualTo(new Cached.Hit<>("value"));

      mine.stop();
      assertThat(far.look("key", TEXT)).isEqualTo(new Cached.Miss<>());
      far.put("key", "other", TEXT, HOUR);
      far.putAbsent("key", HOUR);
      far.remove("key");

      mine.start();
      CacheContract.eventually(
          () -> {
            far.put("key", "again", TEXT, HOUR);
            assertThat(far.look("key", TEXT)).isEqualTo(new Cached.Hit<>("again"));
          });
    } finally {
      mine.close();
    }
  }
}
