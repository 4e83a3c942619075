package millions.backing.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every cache that keeps anything must do. */
interface CacheContract {

  Duration HOUR = Duration.ofHours(1);

  CacheFormat<String> TEXT =
      new CacheFormat<>() {
        @Override
        public byte[] encode(String value) {
          return ("v1" + value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
          var text = new String(bytes, StandardCharsets.UTF_8);
          if (!text.startsWith("v1")) {
            throw new IllegalArgumentException("another version");
          }
          return text.substring(2);
        }

        @Override
        public int weight(String value) {
          return value.length();
        }
      };

  Cache cache();

  /** Lets time pass for the cache, by its ticker or by waiting until the condition holds. */
  void afterAWhile(Duration time, Runnable condition);

  default String freshKey() {
    return "test:" + UUID.randomUUID();
  }

  @Test
  default void whatWasPutIsAHit() {
    var key = freshKey();
    cache().put(key, "value", TEXT, HOUR);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Hit<>("value"));
  }

  @Test
  default void whatWasNeverPutIsAMiss() {
    assertThat(cache().look(freshKey(), TEXT)).isEqualTo(new Cached.Miss<>());
  }

  @Test
  default void removedIsAMiss() {
    var key = freshKey();
    cache().put(key, "value", TEXT, HOUR);
    cache().remove(key);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Miss<>());
  }

  @Test
  default void puttingAgainReplaces() {
    var key = freshKey();
    cache().put(key, "old", TEXT, HOUR);
    cache().put(key, "new", TEXT, HOUR);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Hit<>("new"));
  }

  @Test
  default void knownAbsentIsRemembered() {
    var key = freshKey();
    cache().putAbsent(key, HOUR);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.KnownAbsent<>());
  }

  @Test
  default void aValueIsNeverHiddenByAnAbsence() {
    var key = freshKey();
    cache().put(key, "value", TEXT, HOUR);
    cache().putAbsent(key, HOUR);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Hit<>("value"));
  }

  @Test
  default void aValueReplacesAnAbsence() {
    var key = freshKey();
    cache().putAbsent(key, HOUR);
    cache().put(key, "value", TEXT, HOUR);
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Hit<>("value"));
  }

  @Test
  default void nothingIsKeptPastItsTime() {
    var key = freshKey();
    cache().put(key, "value", TEXT, Duration.ofMillis(300));
    cache().putAbsent(key + "-absent", Duration.ofMillis(300));
    afterAWhile(
        Duration.ofMillis(400),
        () -> {
          assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Miss<>());
          assertThat(cache().look(key + "-absent", TEXT)).isEqualTo(new Cached.Miss<>());
        });
  }

  @Test
  default void aShorterTimeReplacesALongerOne() {
    var key = freshKey();
    cache().put(key, "value", TEXT, HOUR);
    cache().put(key, "value", TEXT, Duration.ofMillis(300));
    afterAWhile(
        Duration.ofMillis(400),
        () -> assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Miss<>()));
  }

  @Test
  default void noTimeLeftKeepsNothing() {
    var key = freshKey();
    cache().put(key, "value", TEXT, Duration.ZERO);
    cache().put(key, "value", TEXT, Duration.ofSeconds(-1));
    assertThat(cache().look(key, TEXT)).isEqualTo(new Cached.Miss<>());
  }

  static void eventually(Runnable condition) {
    await().atMost(Duration.ofSeconds(10)).untilAsserted(condition::run);
  }
}
