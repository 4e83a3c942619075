package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import millions.backing.BackingUnavailable;
import millions.backing.cache.Cache;
import millions.backing.cache.CacheFixture;
import millions.backing.content.ContentChoice;
import millions.backing.content.ContentStore;
import millions.backing.events.EventDelivery;
import millions.backing.events.EventsFixture;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.MovableClock;
import millions.testing.TestConfig;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastesTest {

  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/none";

  @TempDir Path directory;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final PastebinConfig config = TestConfig.pastebin(Map.of());
  private final PasteRules rules = new PasteRules(config);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EventsFixture events = new EventsFixture(clock);
  private OpenDatabase database;
  private ContentStore content;
  private Cache cache;

  @BeforeEach
  void open() {
    database = TestDatabases.migrated(new PastebinSchema());
    content = contentAt(directory.resolve("content"));
    cache = CacheFixture.local();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ContentStore contentAt(Path path) {
    return ContentChoice.open(
        TestConfig.backing("stage1", Map.of("millions.content.disk.directory", path.toString()))
            .content());
  }

  private Pastes pastes(Database on, ContentStore in, ShortLinks links) {
    return new Pastes(
        new SqlPasteLinks(on, events.events()), in, cache, links, config, clock, meters);
  }

  private Pastes pastes() {
    return pastes(database, content, new RandomShortLinks());
  }

  private PasteSweeps sweeps(Pastes pastes) {
    return new PasteSweeps(
        new SqlPasteLinks(database, events.events()), pastes, content, database, config, clock);
  }

  private Paste create(Pastes pastes, String text, String minutes) {
    var created = pastes.create(rules.text(text, Optional.ofNullable(minutes)), Optional.empty());
    return ((PasteCreation.Created) created).paste();
  }

  private long rows() {
    return database.read(s -> s.first("SELECT count(*) FROM pastes", r -> r.getLong(1))).orElse(0L);
  }

  private long objects() {
    try (var entries = content.list("pastes/")) {
      return entries.count();
    }
  }

  @Test
  void whatWasPastedIsFoundByteForByte() {
    var text = "héllo \r\n\t😀 \u0001 end ";
    cache = CacheFixture.none();
    var paste = create(pastes(), text, null);
    var found = (PasteLookup.Found) pastes().find(paste.link());
    assertThat(found.opened().bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(found.opened().paste()).isEqualTo(paste);
  }

  @Test
  void theLinkOfANewPasteIsItsOwn() {
    var first = create(pastes(), "same", null);
    var second = create(pastes(), "same", null);
    assertThat(first.link()).isNotEqualTo(second.link());
  }

  @Test
  void expiredPasteIsGoneBeforeTheSweepAndAfterIt() {
    var pastes = pastes();
    var link = create(pastes, "soon gone", "1").link();
    clock.advance(Duration.ofSeconds(59));
    assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Found.class);
    clock.advance(Duration.ofSeconds(2));
    assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Expired.class);
    assertThat(rows()).isEqualTo(1);

    assertThat(sweeps(pastes).expired()).isEqualTo(1);
    assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Missing.class);
    assertThat(rows()).isZero();
    assertThat(objects()).as("not before the row's end is committed").isEqualTo(1);
    assertThat(delivery().deliver()).isEqualTo(1);
    assertThat(objects()).isZero();
  }

  @Test
  void theTextOfASweptPasteGoesHoweverOftenItIsTold() {
    var pastes = pastes();
    create(pastes, "soon gone", "1");
    clock.advance(Duration.ofMinutes(2));
    sweeps(pastes).expired();
    database.write(
        session ->
            session.update(
                "INSERT INTO outbox (id, type, aggregate, version, payload, published_at, due_at)"
                    + " SELECT gen_random_uuid(), type, aggregate, version, payload, published_at,"
                    + " due_at FROM outbox"));
    assertThat(delivery().deliver()).isEqualTo(2);
    assertThat(objects()).isZero();
    assertThat(delivery().deliver()).isZero();
  }

  @Test
  void aSweepThatCouldNotReachTheContentStoreLeavesNoText() throws Exception {
    var pastes = pastes();
    create(pastes, "soon gone", "1");
    clock.advance(Duration.ofMinutes(2));
    sweeps(pastes).expired();
    var blocked = Files.writeString(directory.resolve("file"), "in the way");
    var away = new DeleteExpiredText(contentAt(blocked.resolve("deeper")));
    events.delivery(PastebinSchema.NAME, database, away).deliver();
    clock.advance(Duration.ofHours(1));
    delivery().deliver();
    assertThat(objects()).isZero();
  }

  private EventDelivery delivery() {
    return events.delivery(PastebinSchema.NAME, database, new DeleteExpiredText(content));
  }

  @Test
  void expiredPasteIsRefusedWithoutACache() {
    cache = CacheFixture.none();
    var link = create(pastes(), "soon gone", "1").link();
    clock.advance(Duration.ofSeconds(60));
    assertThat(pastes().find(link)).isInstanceOf(PasteLookup.Expired.class);
  }

  @Test
  void withoutAnEndAPasteIsThereAfterThreeYears() {
    var pastes = pastes();
    var link = create(pastes, "for ever", null).link();
    clock.advance(Duration.ofDays(3 * 365));
    assertThat(sweeps(pastes).expired()).isZero();
    assertThat(sweeps(pastes).orphans()).isZero();
    cache = CacheFixture.none();
    assertThat(pastes().find(link)).isInstanceOf(PasteLookup.Found.class);
  }

  @Test
  void aHotPasteCostsNoDatabaseRead() {
    var pastes = pastes();
    var link = create(pastes, "hot", null).link();
    database.close();
    for (var i = 0; i < 100; i++) {
      assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Found.class);
    }
    assertThat(meters.counter("millions.cache.lookups", "result", "hit").count()).isEqualTo(100);
    database = TestDatabases.migrated(new PastebinSchema());
  }

  @Test
  void anUnknownLinkIsAskedForOnce() {
    var pastes = pastes();
    var link = new ShortLink("unknown");
    assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Missing.class);
    database.close();
    assertThat(pastes.find(link)).isInstanceOf(PasteLookup.Missing.class);
    database = TestDatabases.migrated(new PastebinSchema());
  }

  @Test
  void aLinkMadeAfterItWasAskedForIsFoundAtOnce() {
    var wanted = new ShortLink("guessed");
    var pastes = pastes(database, content, () -> wanted);
    assertThat(pastes.find(wanted)).isInstanceOf(PasteLookup.Missing.class);
    create(pastes, "here now", null);
    assertThat(pastes.find(wanted)).isInstanceOf(PasteLookup.Found.class);
  }

  @Test
  void aThousandReadersOfAColdPasteCostOneLoad() throws Exception {
    var link = create(pastes(), "cold", null).link();
    // A lock on the row's table holds the first load up until everyone waits for it.
    cache = CacheFixture.local();
    var pastes = pastes();
    var misses = meters.counter("millions.cache.lookups", "result", "miss");
    var before = misses.count();
    var selects = selectsOfPastes();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<PasteLookup>>();
      database.write(
          session ->
              session.transaction(
                  same -> {
                    same.update("LOCK TABLE pastes IN ACCESS EXCLUSIVE MODE");
                    IntStream.range(0, 1000)
                        .forEach(i -> readers.add(threads.submit(() -> pastes.find(link))));
                    await()
                        .atMost(Duration.ofSeconds(3))
                        .until(() -> misses.count() - before == 1000);
                    return null;
                  }));
      for (var reader : readers) {
        assertThat(reader.get()).isInstanceOf(PasteLookup.Found.class);
      }
    }
    await().untilAsserted(() -> assertThat(selectsOfPastes() - selects).isEqualTo(1));
  }

  /** Index lookups of the links' primary key so far, by the server's own count. */
  private long selectsOfPastes() {
    return database
        .read(
            s ->
                s.first(
                    "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'pastes_pkey'",
                    r -> r.getLong(1)))
        .orElseThrow();
  }

  @Test
  void aRepeatingGeneratorIsAskedAgain() {
    var taken = create(pastes(), "first", null).link();
    var sequence = List.of(taken, taken, new ShortLink("another")).iterator();
    var second = create(pastes(database, content, sequence::next), "second", null);
    assertThat(second.link()).isEqualTo(new ShortLink("another"));
    assertThat(((PasteLookup.Found) pastes().find(taken)).opened().text()).isEqualTo("first");
  }

  @Test
  void anExhaustedGeneratorIsUnavailableAndNeverADuplicate() {
    var taken = create(pastes(), "first", null).link();
    assertThatThrownBy(() -> create(pastes(database, content, () -> taken), "second", null))
        .isInstanceOf(BackingUnavailable.class)
        .hasMessageContaining("links");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void manyAtOnceLoseNothingAndShareNothing() throws Exception {
    var pastes = pastes();
    var made = new HashSet<ShortLink>();
    try (var threads = Executors.newFixedThreadPool(32)) {
      var work =
          IntStream.range(0, 3_000)
              .<Callable<Paste>>mapToObj(i -> () -> create(pastes, "text " + i, null))
              .toList();
      for (var done : threads.invokeAll(work)) {
        made.add(done.get().link());
      }
    }
    assertThat(made).hasSize(3_000);
    assertThat(rows()).isEqualTo(3_000);
    assertThat(objects()).isEqualTo(3_000);
  }

  @Test
  void theSameRequestTwiceIsOnePaste() {
    var pastes = pastes();
    var key = Optional.of(new IdempotencyKey("key-1"));
    var wanted = rules.text("once", Optional.of("60"));
    var first = (PasteCreation.Created) pastes.create(wanted, key);
    assertThat(pastes.create(wanted, key)).isEqualTo(new PasteCreation.Replayed(first.paste()));
    assertThat(pastes.create(rules.text("once", Optional.of("61")), key))
        .isInstanceOf(PasteCreation.KeyReused.class);
    assertThat(pastes.create(rules.text("other", Optional.of("60")), key))
        .isInstanceOf(PasteCreation.KeyReused.class);
    assertThat(rows()).isEqualTo(1);
    assertThat(objects()).isEqualTo(1);
  }

  @Test
  void withoutContentStoreThereIsNoRow() throws Exception {
    var blocked = Files.writeString(directory.resolve("file"), "in the way");
    var pastes = pastes(database, contentAt(blocked), new RandomShortLinks());
    assertThatThrownBy(() -> create(pastes, "nowhere to go", null))
        .isInstanceOf(BackingUnavailable.class)
        .hasMessageContaining("content");
    assertThat(rows()).isZero();
  }

  @Test
  void withoutDatabaseTheTextIsAnOrphanTheSweepRemoves() {
    try (var gone = TestDatabases.single(NOBODY)) {
      var pastes = pastes(gone, content, new RandomShortLinks());
      assertThatThrownBy(() -> create(pastes, "orphan", null))
          .isInstanceOf(BackingUnavailable.class);
    }
    var kept = create(pastes(), "kept", null).link();
    assertThat(objects()).isEqualTo(2);

    // The machine wrote the file by its own clock: an orphan is one from the sweep's point of view
    // an hour later.
    assertThat(sweeps(pastes()).orphans()).isZero();
    var later = new MovableClock(Instant.now().plus(Duration.ofMinutes(61)));
    var sweeps =
        new PasteSweeps(
            new SqlPasteLinks(database, events.events()),
            pastes(),
            content,
            database,
            config,
            later);
    assertThat(sweeps.orphans()).isEqualTo(1);
    assertThat(objects()).isEqualTo(1);
    cache = CacheFixture.none();
    assertThat(pastes().find(kept)).isInstanceOf(PasteLookup.Found.class);
  }

  @Test
  void aUrlNeedsNoContent() {
    var url = rules.url("https://example.com/a", Optional.empty(), Set.of());
    var created = (PasteCreation.Created) pastes().create(url, Optional.empty());
    cache = CacheFixture.none();
    var found = (PasteLookup.Found) pastes().find(created.paste().link());
    assertThat(found.opened().text()).isEqualTo("https://example.com/a");
    assertThat(objects()).isZero();
  }

  @Test
  void sqlInAPasteIsInert() {
    var text = "'); DROP TABLE pastes; --";
    var link = create(pastes(), text, null).link();
    cache = CacheFixture.none();
    assertThat(((PasteLookup.Found) pastes().find(link)).opened().text()).isEqualTo(text);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void freshnessNeverOutlivesThePaste() {
    var pastes = pastes();
    var paste = create(pastes, "short", "2");
    clock.advance(Duration.ofSeconds(90));
    assertThat(pastes.freshFor(paste)).isEqualTo(Duration.ofSeconds(30));
    assertThat(pastes.freshFor(create(pastes, "long", null))).isEqualTo(Duration.ofHours(1));
  }
}
