package millions.local.standin.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;
import millions.local.process.StartFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentMoveTest {

  private static final int OBJECTS = 60;

  @TempDir private Path directory;
  private final List<String> told = new ArrayList<>();
  private ContentStore from;
  private ContentStore to;

  @BeforeEach
  void open() {
    from = ContentStores.disk(directory.resolve("from"));
    to = ContentStores.disk(directory.resolve("to"));
  }

  @Test
  void everyObjectArrivesAndLeaves() {
    fill();
    assertThat(move(to)).isEqualTo(OBJECTS);
    assertThat(keys(from)).isEmpty();
    assertArrived();
    assertThat(told.getLast()).isEqualTo("Moved 60 objects to the new store, each compared");
  }

  @Test
  void nothingToMoveSaysNothing() {
    assertThat(move(to)).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void damagedArrivalKeepsTheOldCopy() {
    fill();
    assertThatThrownBy(() -> move(new Damaging(to)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("did not arrive as it left");
    assertThat(keys(from)).hasSize(OBJECTS);
  }

  @Test
  void brokenMoveIsFinishedByTheNext() {
    fill();
    assertThatThrownBy(() -> move(new Failing(to, 20))).isInstanceOf(StartFailure.class);
    assertThat(keys(from)).isNotEmpty();
    move(to);
    assertThat(keys(from)).isEmpty();
    assertArrived();
  }

  private int move(ContentStore target) {
    return new ContentMove(from, target, "the new store", told::add).run();
  }

  private void fill() {
    for (int i = 0; i < OBJECTS; i++) {
      from.put(key(i), bytes(i));
    }
  }

  private void assertArrived() {
    for (int i = 0; i < OBJECTS; i++) {
      assertThat(to.get(key(i))).contains(bytes(i));
    }
  }

  private static String key(int i) {
    return "pastes/2026-01-%02d/%d".formatted(1 + i % 28, i);
  }

  private static byte[] bytes(int i) {
    var bytes = new byte[i * 997];
    new Random(i).nextBytes(bytes);
    return bytes;
  }

  private static List<String> keys(ContentStore store) {
    try (var entries = store.list("")) {
      return entries.map(ContentStore.Entry::key).toList();
    }
  }

  /** A store that breaks after so many writes, as a full disk does. */
  private static final class Failing extends Wrapped {

    private final AtomicInteger left;

    Failing(ContentStore store, int writes) {
      super(store);
      left = new AtomicInteger(writes);
    }

    @Override
    public void put(String key, byte[] bytes) {
      if (left.getAndDecrement() <= 0) {
        throw new BackingUnavailable("content", new IOException("disk full"));
      }
      super.put(key, bytes);
    }
  }

  /** A store that reads back one bit differently. */
  private static final class Damaging extends Wrapped {

    Damaging(ContentStore store) {
      super(store);
    }

    @Override
    public Optional<byte[]> get(String key) {
      return super.get(key)
          .map(
              bytes -> {
                if (bytes.length > 0) {
                  bytes[bytes.length / 2] ^= 1;
                }
                return bytes;
              });
    }

    @Override
    public void put(String key, byte[] bytes) {
      super.put(key, bytes.length == 0 ? new byte[1] : bytes);
    }
  }

  private static class Wrapped implements ContentStore {

    private final ContentStore store;

    Wrapped(ContentStore store) {
      this.store = store;
    }

    @Override
    public void put(String key, byte[] bytes) {
      store.put(key, bytes);
    }

    @Override
    public Optional<byte[]> get(String key) {
      return store.get(key);
    }

    @Override
    public void delete(String key) {
      store.delete(key);
    }

    @Override
    public Stream<Entry> list(String prefix) {
      return store.list(prefix);
    }
  }
}
