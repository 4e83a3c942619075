package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import millions.backing.content.ContentStore;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;

/**
 * Removes what nobody will ask for again: expired pastes, old idempotency keys, and texts that
 * never got a row. The text of an expired paste goes by {@link DeleteExpiredText}. Each sweep runs
 * in one process of the stage at a time; one that is interrupted is finished by the next.
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
   * Removes the rows of all that is expired, and has their texts removed after them: a row without
   * its text would be an error.
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
            batch.forEach(pastes::forget);
            removed.addAll(batch);
          } while (batch.size() == config.sweepBatch());
          links.forgetKeys(clock.instant().minus(config.idempotencyKeysKept()));
        });
    return removed.size();
  }

  /**
   * Removes texts older than the grace time that no row names: uploads whose process died, or whose
   * database did not answer, before there was a row. Nothing was committed for those, so no event
   * tells of them, and only a look at all texts finds them.
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
