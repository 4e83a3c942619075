package millions.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The single box's own backing services: a real PostgreSQL and a real directory. */
public class RealBackings implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres server;
  private Path directory;

  @Override
  public Map<String, String> start() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      directory = Files.createTempDirectory("millions-web-test");
      return Map.ofEntries(
          Map.entry("millions.content.store", "disk"),
          Map.entry("millions.cache.store", "local"),
          Map.entry("millions.sessions.store", "memory"),
          Map.entry("millions.sql.database", "single-primary"),
          Map.entry("millions.events.store", "in-process"),
          Map.entry("millions.topology.stage", "1"),
          Map.entry("millions.topology.name", "single-box"),
          Map.entry("millions.process.name", "web-1"),
          Map.entry("millions.process.directory", directory.toString()),
          Map.entry("millions.content.disk.directory", directory.resolve("content").toString()),
          Map.entry(
              "millions.sql.primary-url",
              "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres"),
          Map.entry("millions.sql.username", "postgres"),
          Map.entry(
              "millions.sql.password-file",
              Files.writeString(directory.resolve("sql.password"), "any").toString()),
          Map.entry("millions.web.access-log.ship-every", "1s"),
          Map.entry("millions.web.visits.count-every", "1s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      server.close();
      try (var files = Files.walk(directory)) {
        files
            .sorted(java.util.Comparator.reverseOrder())
            .map(Path::toFile)
            .forEach(java.io.File::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
