package millions.pastebin;

import millions.backing.sql.Database;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SqlPasteLinksTest implements PasteLinksContract {

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabases.migrated();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public PasteLinks links() {
    return new SqlPasteLinks(database);
  }
}
