package millions.backing.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalCacheTest implements CacheContract {

  private final AtomicLong nanos = new AtomicLong();
  private final LocalCache cache = new LocalCache(1_000_000, nanos::get);

  @Override
  public Cache cache() {
    return cache;
  }

  @Override
  public void afterAWhile(Duration time, Runnable condition) {
    nanos.addAndGet(time.toNanos());
    condition.run();
  }

  @Test
  void itIsBoundedByBytesNotByEntries() {
    var value = "v".repeat(100_000);
    IntStream.range(0, 100).forEach(i -> cache.put("key" + i, value, TEXT, HOUR));
    CacheContract.eventually(
        () ->
            assertThat(
                    IntStream.range(0, 100)
                        .filter(i -> cache.look("key" + i, TEXT) instanceof Cached.Hit<String>)
                        .count())
                .isBetween(1L, 10L));
  }
}
