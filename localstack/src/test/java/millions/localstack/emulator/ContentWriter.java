package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;

/** Puts, replaces and deletes until the store is gone, and knows what was acknowledged. */
final class ContentWriter implements Runnable {

  private final ContentStore store;
  private final String name;
  private final AtomicInteger acknowledged;
  private final Random random;
  private final Map<String, byte[]> kept = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private int replaced = -1;

  ContentWriter(ContentStore store, String name, AtomicInteger acknowledged) {
    this.store = store;
    this.name = name;
    this.acknowledged = acknowledged;
    this.random = new Random(name.hashCode());
  }

  @Override
  public void run() {
    try {
      for (var i = 0; ; i++) {
        round(i);
      }
    } catch (BackingUnavailable e) {
      // killed: what was under way may be there or not
    }
  }

  private void round(int i) {
    put("%s/%d".formatted(name, i), i);
    store.put(counter(), Integer.toString(i).getBytes());
    replaced = i;
    acknowledged.incrementAndGet();
    if (i % 3 == 0) {
      var key = "%s/%d".formatted(name, i);
      kept.remove(key);
      store.delete(key);
      gone.add(key);
      acknowledged.incrementAndGet();
    }
  }

  private void put(String key, int i) {
    // some larger than LocalStack holds in memory
    var bytes = new byte[i % 10 == 1 ? 700_000 : random.nextInt(5_000)];
    random.nextBytes(bytes);
    store.put(key, bytes);
    kept.put(key, bytes);
    acknowledged.incrementAndGet();
  }

  void assertNothingIsLost(ContentStore now) {
    assertThat(kept).isNotEmpty();
    kept.forEach((key, bytes) -> assertThat(now.get(key)).as(key).hasValue(bytes));
    gone.forEach(key -> assertThat(now.get(key)).as(key).isEmpty());
    var count = Integer.parseInt(new String(now.get(counter()).orElseThrow()));
    assertThat(count).isBetween(replaced, replaced + 1);
    assertThat(listed(now)).containsAll(kept.keySet()).doesNotContainAnyElementsOf(gone);
  }

  private List<String> listed(ContentStore now) {
    try (var entries = now.list(name + "/")) {
      return new ArrayList<>(entries.map(ContentStore.Entry::key).toList());
    }
  }

  private String counter() {
    return "counters/" + name;
  }
}
