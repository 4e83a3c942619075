package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import millions.backing.content.ContentStore;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;

/**
 * Removes what nobody will ask for again: expired pastes with their texts, texts that never got a
 * row, old idempotency keys. Each sweep runs in one process of the stage at a time; one that is
 * interrupted is finished by the next.
 */
@ApplicationScoped
public class PasteSweeps {

  private final PasteLinks links;
  private final Pastes pastes;
  private final ContentStore content;
  private final Database database;
  private final PastebinConfig config;
  private final Clock clock;

  PasteSweeps(
      PasteLinks links,
      Pastes pastes,
      ContentStore content,
      @DatabaseOf(PastebinSchema.NAME) Database database,
      PastebinConfig config,
      Clock clock) {
    this.links = links;
    this.pastes = pastes;
    this.content = content;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Removes all that is expired, row first: a text without its row is an orphan and goes with the
   * next sweep, a row without its text would be an error.
   *
   * @return how many pastes went; 0 also when another process is at it
   */
  public int expired() {
    var removed = new ArrayList<Paste>();
    database.exclusively(
        "pastebin expired",
        () -> {
          List<Paste> batch;
          do {
            batch = links.removeExpired(clock.instant(), config.sweepBatch());
            for (var paste : batch) {
              pastes.forget(paste);
              if (paste.body() instanceof Paste.Text text) {
                content.delete(text.contentPath());
              }
            }
            removed.addAll(batch);
          } while (batch.size() == config.sweepBatch());
          links.forgetKeys(clock.instant().minus(config.idempotencyKeysKept()));
        });
    return removed.size();
  }

  /**
   * Removes texts older than the grace time that no row names.
   *
   * @return how many objects went; 0 also when another process is at it
   */
  public int orphans() {
    var removed = new ArrayList<String>();
    database.exclusively(
        "pastebin orphans",
        () -> {
          var old = clock.instant().minus(config.orphanGrace());
          try (var entries = content.list(Pastes.CONTENT_PREFIX)) {
            var page = new ArrayList<String>();
            for (var entry : (Iterable<ContentStore.Entry>) entries::iterator) {
              if (entry.writtenAt().isBefore(old)) {
                page.add(entry.key());
              }
              if (page.size() == config.sweepBatch()) {
                removed.addAll(removeOrphansOf(page));
                page.clear();
              }
            }
            removed.addAll(removeOrphansOf(page));
          }
        });
    return removed.size();
  }

  private List<String> removeOrphansOf(List<String> page) {
    if (page.isEmpty()) {
      return List.of();
    }
    var referenced = links.referenced(page);
    var orphans = page.stream().filter(key -> !referenced.contains(key)).toList();
    orphans.forEach(content::delete);
    return orphans;
  }
}
