package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of links must do. */
interface PasteLinksContract {

  Instant NOW = Instant.parse("2026-11-24T12:00:00Z").truncatedTo(ChronoUnit.MILLIS);

  PasteLinks links();

  private static Paste text(String link, Instant expiresAt) {
    return new Paste(
        new ShortLink(link),
        new Paste.Text("pastes/2026-11-24/" + UUID.randomUUID(), 5, "c".repeat(64)),
        NOW,
        Optional.ofNullable(expiresAt));
  }

  private static ShortLink fresh() {
    return new RandomShortLinks().next();
  }

  private static Optional<PasteLinks.Keyed> keyed(String key, String fingerprint) {
    return Optional.of(
        new PasteLinks.Keyed(new IdempotencyKey(key), fingerprint.repeat(64).substring(0, 64)));
  }

  @Test
  default void whatWasAddedIsFound() {
    var text = text(fresh().digits(), NOW.plusSeconds(60));
    assertThat(links().add(text, Optional.empty())).isEqualTo(new PasteLinks.Addition.Added());
    assertThat(links().find(text.link())).hasValue(text);

    var target = URI.create("https://example.com/a?b=c");
    var url = new Paste(fresh(), new Paste.Url(target, 25, "d".repeat(64)), NOW, Optional.empty());
    links().add(url, Optional.empty());
    assertThat(links().find(url.link())).hasValue(url);
  }

  @Test
  default void anUnknownLinkIsEmpty() {
    assertThat(links().find(fresh())).isEmpty();
  }

  @Test
  default void linksThatDifferInCaseAreTwoLinks() {
    links().add(text("aaaaaaa", null), Optional.empty());
    assertThat(links().add(text("AAAAAAA", null), Optional.empty()))
        .isEqualTo(new PasteLinks.Addition.Added());
  }

  @Test
  default void aTakenLinkIsNotOverwritten() {
    var first = text(fresh().digits(), null);
    links().add(first, Optional.empty());
    var second = text(first.link().digits(), null);
    assertThat(links().add(second, Optional.empty()))
        .isEqualTo(new PasteLinks.Addition.LinkTaken());
    assertThat(links().add(second, keyed("taken", "f")))
        .isEqualTo(new PasteLinks.Addition.LinkTaken());
    assertThat(links().find(first.link())).hasValue(first);
    assertThat(links().answered(new IdempotencyKey("taken"))).isEmpty();
  }

  @Test
  default void aKeyIsAnsweredOnce() {
    var first = text(fresh().digits(), null);
    assertThat(links().add(first, keyed("once", "f"))).isEqualTo(new PasteLinks.Addition.Added());
    var again = links().add(text(fresh().digits(), null), keyed("once", "g"));
    assertThat(again)
        .isEqualTo(
            new PasteLinks.Addition.KeyKnown(new PasteLinks.Answered("f".repeat(64), first)));
    assertThat(links().answered(new IdempotencyKey("once")))
        .hasValue(new PasteLinks.Answered("f".repeat(64), first));
  }

  @Test
  default void ofManyAtOnceWithOneKeyOneSucceeds() throws Exception {
    var additions = race(i -> links().add(text(fresh().digits(), null), keyed("race", "f")));
    assertThat(additions).filteredOn(a -> a instanceof PasteLinks.Addition.Added).hasSize(1);
    assertThat(additions).filteredOn(a -> a instanceof PasteLinks.Addition.KeyKnown).hasSize(15);
  }

  @Test
  default void ofManyAtOnceWithOneLinkOneSucceeds() throws Exception {
    var link = fresh().digits();
    var additions = race(i -> links().add(text(link, null), Optional.empty()));
    assertThat(additions).filteredOn(a -> a instanceof PasteLinks.Addition.Added).hasSize(1);
    assertThat(additions).filteredOn(a -> a instanceof PasteLinks.Addition.LinkTaken).hasSize(15);
  }

  private static List<PasteLinks.Addition> race(
      java.util.function.IntFunction<PasteLinks.Addition> each) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          IntStream.range(0, 16)
              .<Callable<PasteLinks.Addition>>mapToObj(i -> () -> each.apply(i))
              .toList();
      return threads.invokeAll(work).stream().map(done -> done.resultNow()).toList();
    }
  }

  @Test
  default void onlyTheExpiredAreRemovedOldestFirst() {
    var old = NOW.minus(Duration.ofDays(400));
    var first = text(fresh().digits(), old);
    var second = text(fresh().digits(), old.plusSeconds(1));
    var later = text(fresh().digits(), old.plusSeconds(2));
    var never = text(fresh().digits(), null);
    List.of(later, never, second, first).forEach(paste -> links().add(paste, Optional.empty()));
    assertThat(links().removeExpired(old.plusSeconds(1), 1)).containsExactly(first);
    assertThat(links().removeExpired(old.plusSeconds(1), 10)).containsExactly(second);
    assertThat(links().find(first.link())).isEmpty();
    assertThat(links().find(later.link())).isPresent();
    assertThat(links().find(never.link())).isPresent();
    assertThat(links().removeExpired(old.plusSeconds(2), 10)).containsExactly(later);
  }

  @Test
  default void anExpiredPasteFreesItsKey() {
    var old = NOW.minus(Duration.ofDays(500));
    links().add(text(fresh().digits(), old), keyed("freed", "f"));
    links().removeExpired(old, 10);
    assertThat(links().add(text(fresh().digits(), null), keyed("freed", "f")))
        .isEqualTo(new PasteLinks.Addition.Added());
  }

  @Test
  default void oldKeysAreForgotten() {
    links().add(text(fresh().digits(), null), keyed("old-key", "f"));
    assertThat(links().forgetKeys(NOW)).isZero();
    assertThat(links().forgetKeys(NOW.plusMillis(1))).isPositive();
    assertThat(links().answered(new IdempotencyKey("old-key"))).isEmpty();
  }

  @Test
  default void tellsWhichTextsAreStillNamed() {
    var paste = text(fresh().digits(), null);
    links().add(paste, Optional.empty());
    var path = ((Paste.Text) paste.body()).contentPath();
    assertThat(links().referenced(List.of("pastes/none", path))).containsExactly(path);
    assertThat(links().referenced(List.of())).isEmpty();
  }
}
