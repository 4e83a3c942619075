package millions.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseFixture;
import millions.backing.sql.Migrations;

/** Real databases in the shapes the stages know. */
public final class TestDatabases {

  private TestDatabases() {}

  /** One primary with the current schema. */
  public static Database migrated() {
    var database = single(TestPostgres.freshDatabase());
    Migrations.apply(database);
    return database;
  }

  public static Database single(String url) {
    return open("stage1", Map.of("millions.sql.primary-url", url));
  }

  public static Database withReplicas(String primaryUrl, String... replicaUrls) {
    return open(
        "stage4",
        Map.of(
            "millions.sql.primary-url",
            primaryUrl,
            "millions.sql.replica-urls",
            String.join(",", replicaUrls)));
  }

  /** With these settings on top of the stage's and of what all tests have in common. */
  public static Database open(String stage, Map<String, String> own) {
    var settings = new HashMap<String, String>();
    settings.put("millions.sql.username", "postgres");
    settings.put("millions.process.name", "test-1");
    settings.put("millions.sql.connect-timeout", "PT1S");
    settings.putAll(own);
    return DatabaseFixture.open(TestConfig.backing(stage, settings), new SimpleMeterRegistry());
  }
}
