package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import millions.backing.events.Events;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;

/** Chooses where links live by {@code millions.pastebin.links}. */
@ApplicationScoped
class PasteLinksChoice {

  @Produces
  @ApplicationScoped
  PasteLinks pasteLinks(
      PastebinConfig config, @DatabaseOf(PastebinSchema.NAME) Database database, Events events) {
    return switch (config.links()) {
      case SQL -> new SqlPasteLinks(database, events);
    };
  }
}
