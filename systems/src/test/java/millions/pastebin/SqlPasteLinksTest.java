package millions.pastebin;

import java.time.Clock;
import millions.backing.events.EventsFixture;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SqlPasteLinksTest implements PasteLinksContract {

  private OpenDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabases.migrated(new PastebinSchema());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public PasteLinks links() {
    return new SqlPasteLinks(database, new EventsFixture(Clock.systemUTC()).events());
  }
}
