package millions.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import millions.backing.sql.DatabaseFixture;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.backing.sql.Schema;

/** Real databases in the shapes the stages know. */
public final class TestDatabases {

  /** PostgreSQL's own schema, which is there without a migration. */
  public static final Schema PUBLIC = () -> "public";

  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private TestDatabases() {}

  /** One primary with the current tables of one system, and of no other. */
  public static OpenDatabase migrated(Schema schema) {
    return fixture(migratedUrl(schema), schema).database(schema);
  }

  /** Where a database of its own is with the current tables of one system. */
  public static String migratedUrl(Schema schema) {
    return TestPostgres.copyOf(
        TEMPLATES.computeIfAbsent(
            schema.name(),
            name -> {
              var url = TestPostgres.freshDatabase();
              try (var fixture = fixture(url, schema)) {
                fixture.migrations().apply();
              }
              return url;
            }));
  }

  /** The databases of some systems on one primary, as it is. */
  public static DatabaseFixture fixture(String url, Schema... schemas) {
    return fixture("stage1", Map.of("millions.sql.primary-url", url), schemas);
  }

  /** With these settings on top of the stage's and of what all tests have in common. */
  public static DatabaseFixture fixture(String stage, Map<String, String> own, Schema... schemas) {
    var settings = new HashMap<String, String>();
    settings.put("millions.sql.username", "postgres");
    settings.put("millions.process.name", "test-1");
    settings.put("millions.sql.connect-timeout", "PT1S");
    settings.putAll(own);
    return DatabaseFixture.open(TestConfig.backing(stage, settings), schemas);
  }

  public static OpenDatabase single(String url) {
    return open("stage1", Map.of("millions.sql.primary-url", url));
  }

  public static OpenDatabase withReplicas(String primaryUrl, String... replicaUrls) {
    return open(
        "stage4",
        Map.of(
            "millions.sql.primary-url",
            primaryUrl,
            "millions.sql.replica-urls",
            String.join(",", replicaUrls)));
  }

  /** As {@link #fixture(String, Map, Schema...)}, of no system. */
  public static OpenDatabase open(String stage, Map<String, String> own) {
    return fixture(stage, own, PUBLIC).database(PUBLIC);
  }
}
