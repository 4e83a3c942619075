package millions.pastebin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import millions.backing.BackingUnavailable;
import millions.backing.RequestTrace;
import millions.backing.cache.Cache;
import millions.backing.cache.Cached;
import millions.backing.cache.SingleFlight;
import millions.backing.content.ContentStore;

/**
 * Keeps pastes and finds them again. A text is written to the content store first and its row
 * second, so that no row ever lacks its text; a crash in between leaves an orphan object that
 * {@link PasteSweeps} removes. Thread-safe.
 */
@ApplicationScoped
public class Pastes {

  /** Where the texts of pastes live in the content store. */
  static final String CONTENT_PREFIX = "pastes/";

  private static final OpenedPasteFormat FORMAT = new OpenedPasteFormat();

  private final PasteLinks links;
  private final ContentStore content;
  private final Cache cache;
  private final ShortLinks shortLinks;
  private final PastebinConfig config;
  private final Clock clock;
  private final SingleFlight<ShortLink, PasteLookup> loads = new SingleFlight<>();
  private final Counter hits;
  private final Counter misses;

  Pastes(
      PasteLinks links,
      ContentStore content,
      Cache cache,
      ShortLinks shortLinks,
      PastebinConfig config,
      Clock clock,
      MeterRegistry meters) {
    this.links = links;
    this.content = content;
    this.cache = cache;
    this.shortLinks = shortLinks;
    this.config = config;
    this.clock = clock;
    this.hits = meters.counter("millions.cache.lookups", "result", "hit");
    this.misses = meters.counter("millions.cache.lookups", "result", "miss");
  }

  /**
   * Keeps a paste under a new link.
   *
   * @throws BackingUnavailable when a store does not answer or no free link was found; with an
   *     idempotency key it is safe to ask again, without one a second try may make a second paste
   */
  public PasteCreation create(NewPaste wanted, Optional<IdempotencyKey> key) {
    var keyed = key.map(k -> new PasteLinks.Keyed(k, wanted.fingerprint()));
    var earlier = key.flatMap(links::answered);
    if (earlier.isPresent()) {
      return replay(earlier.get(), keyed.orElseThrow());
    }
    var body = keep(wanted);
    // PostgreSQL keeps microseconds, the shared cache milliseconds: what is answered now is what is
    // read later.
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expiresAt = wanted.lifetime().map(now::plus);
    for (var attempt = 0; attempt < config.linkAttempts(); attempt++) {
      var paste = new Paste(shortLinks.next(), body, now, expiresAt);
      switch (links.add(paste, keyed)) {
        case PasteLinks.Addition.Added() -> {
          remember(new OpenedPaste(paste, wanted.bytes()));
          return new PasteCreation.Created(paste);
        }
        case PasteLinks.Addition.KeyKnown(var answered) -> {
          return replay(answered, keyed.orElseThrow());
        }
        case PasteLinks.Addition.LinkTaken() -> {}
      }
    }
    throw new BackingUnavailable(
        "links", new IllegalStateException(config.linkAttempts() + " links in a row were taken"));
  }

  private static PasteCreation replay(PasteLinks.Answered earlier, PasteLinks.Keyed keyed) {
    return earlier.fingerprint().equals(keyed.fingerprint())
        ? new PasteCreation.Replayed(earlier.paste())
        : new PasteCreation.KeyReused(keyed.key());
  }

  private Paste.Body keep(NewPaste wanted) {
    var bytes = wanted.bytes();
    return switch (wanted) {
      case NewPaste.OfText text -> {
        // Named by chance and not by link: a link that turns out to be taken costs no second
        // upload.
        var path = CONTENT_PREFIX + today() + "/" + UUID.randomUUID();
        var started = System.nanoTime();
        content.put(path, bytes);
        RequestTrace.current().step("content", "put", started);
        yield new Paste.Text(path, bytes.length, text.sha256());
      }
      case NewPaste.OfUrl url -> new Paste.Url(url.target().uri(), bytes.length, url.sha256());
    };
  }

  private String today() {
    return clock.instant().toString().substring(0, 10);
  }

  /**
   * Finds what is behind a link: the cache first, then a database, then the content store.
   *
   * @throws BackingUnavailable when none of those that could tell answers
   */
  public PasteLookup find(ShortLink link) {
    var started = System.nanoTime();
    var cached = cache.look(cacheKey(link), FORMAT);
    RequestTrace.current()
        .step("cache", cached instanceof Cached.Miss<OpenedPaste> ? "miss" : "hit", started);
    return switch (cached) {
      case Cached.Hit<OpenedPaste>(var opened) -> {
        hits.increment();
        yield unlessExpired(opened);
      }
      case Cached.KnownAbsent<OpenedPaste>() -> {
        hits.increment();
        yield new PasteLookup.Missing(link);
      }
      case Cached.Miss<OpenedPaste>() -> {
        misses.increment();
        // A thousand readers of one cold paste cost one load.
        yield loads.join(link, () -> load(link));
      }
    };
  }

  private PasteLookup load(ShortLink link) {
    var found = links.find(link);
    if (found.isEmpty()) {
      cache.putAbsent(cacheKey(link), config.unknownTtl());
      return new PasteLookup.Missing(link);
    }
    var paste = found.get();
    if (paste.expiredAt(clock.instant())) {
      return new PasteLookup.Expired(link, paste.expiresAt().orElseThrow());
    }
    var opened = open(paste);
    if (opened.isEmpty()) {
      // Only the sweep removes texts, and only of pastes that expired, here in this very moment.
      if (paste.expiredAt(clock.instant())) {
        return new PasteLookup.Expired(link, paste.expiresAt().orElseThrow());
      }
      throw new IllegalStateException("the text of " + link + " is gone");
    }
    remember(opened.get());
    return unlessExpired(opened.get());
  }

  /** Empty when the content store has no such text. */
  private Optional<OpenedPaste> open(Paste paste) {
    return switch (paste.body()) {
      case Paste.Url url ->
          Optional.of(
              new OpenedPaste(paste, url.target().toString().getBytes(StandardCharsets.UTF_8)));
      case Paste.Text text -> {
        var started = System.nanoTime();
        var bytes = content.get(text.contentPath());
        RequestTrace.current().step("content", "get", started);
        if (bytes.isPresent() && bytes.get().length != text.sizeBytes()) {
          throw new IllegalStateException("the text of " + paste.link() + " is damaged");
        }
        yield bytes.map(b -> new OpenedPaste(paste, b));
      }
    };
  }

  private PasteLookup unlessExpired(OpenedPaste opened) {
    var paste = opened.paste();
    return paste.expiredAt(clock.instant())
        ? new PasteLookup.Expired(paste.link(), paste.expiresAt().orElseThrow())
        : new PasteLookup.Found(opened);
  }

  private void remember(OpenedPaste opened) {
    var paste = opened.paste();
    cache.put(cacheKey(paste.link()), opened, FORMAT, freshFor(paste));
  }

  /** Lets go of a paste that was removed, so that no cache outlives it. */
  void forget(Paste paste) {
    cache.remove(cacheKey(paste.link()));
  }

  /** How long from now this paste may be kept by a cache, ours or one on the way to a visitor. */
  public Duration freshFor(Paste paste) {
    Instant now = clock.instant();
    return paste
        .expiresAt()
        .map(end -> Duration.between(now, end))
        .filter(left -> left.compareTo(config.cacheTtl()) < 0)
        .orElse(config.cacheTtl());
  }

  private static String cacheKey(ShortLink link) {
    return "paste:" + link.digits();
  }
}
