package millions.backing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every content store must do. */
public interface ContentStoreContract {

  ContentStore store();

  @Test
  default void whatWasPutComesBackByteForByte() {
    var bytes = new byte[512 * 1024];
    new Random(7).nextBytes(bytes);
    store().put("pastes/2026-11-24/a", bytes);
    assertThat(store().get("pastes/2026-11-24/a")).hasValue(bytes);
  }

  @Test
  default void anEmptyObjectIsAnObject() {
    store().put("empty/one", new byte[0]);
    assertThat(store().get("empty/one")).hasValue(new byte[0]);
  }

  @Test
  default void unknownKeyIsEmpty() {
    assertThat(store().get("nothing/here")).isEmpty();
  }

  @Test
  default void puttingAgainReplaces() {
    store().put("again/key", bytes("first"));
    store().put("again/key", bytes("second"));
    assertThat(store().get("again/key")).hasValue(bytes("second"));
  }

  @Test
  default void deletedIsGoneAndDeletingTwiceIsNoError() {
    store().put("gone/key", bytes("x"));
    store().delete("gone/key");
    store().delete("gone/key");
    assertThat(store().get("gone/key")).isEmpty();
  }

  @Test
  default void listsByPrefixInOrder() {
    store().put("list/b/2", bytes("22"));
    store().put("list/a/1", bytes("1"));
    store().put("listing/c", bytes("333"));
    try (var entries = store().list("list/")) {
      var found = entries.toList();
      assertThat(found).extracting(ContentStore.Entry::key).containsExactly("list/a/1", "list/b/2");
      assertThat(found).extracting(ContentStore.Entry::size).containsExactly(1L, 2L);
      assertThat(found)
          .allSatisfy(
              entry ->
                  assertThat(entry.writtenAt())
                      .isBetween(
                          Instant.now().minus(Duration.ofMinutes(1)),
                          Instant.now().plus(Duration.ofMinutes(1))));
    }
  }

  @Test
  default void listsMoreThanOnePage() {
    IntStream.range(0, 1100)
        .parallel()
        .forEach(i -> store().put("many/" + (10_000 + i), bytes("m")));
    try (var entries = store().list("many/")) {
      assertThat(entries.count()).isEqualTo(1100);
    }
  }

  @Test
  default void anEmptyListingIsEmpty() {
    try (var entries = store().list("no/such/prefix/")) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  default void aReaderNeverSeesHalfAnObject() throws Exception {
    var one = "1".repeat(300_000);
    var two = "2".repeat(300_000);
    store().put("whole/key", bytes(one));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(
              () ->
                  IntStream.range(0, 40)
                      .forEach(i -> store().put("whole/key", bytes(i % 2 == 0 ? two : one))));
      while (!writer.isDone()) {
        var seen = new String(store().get("whole/key").orElseThrow(), StandardCharsets.UTF_8);
        assertThat(seen.equals(one) || seen.equals(two)).isTrue();
      }
      writer.get();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/rooted",
        "../up",
        "a/../../etc",
        "a//b",
        "a/./b",
        "trailing/",
        "sp ace",
        "nul\0"
      })
  default void aKeyThatCouldLeaveItsPlaceIsRefused(String key) {
    assertThatThrownBy(() -> store().put(key, bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().get(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
