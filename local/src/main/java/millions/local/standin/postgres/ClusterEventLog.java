package millions.local.standin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import millions.local.standin.postgres.server.ClusterPaths;

/** {@code sql-cluster.log}: what was seen and decided, one line each, like RDS's event list. */
final class ClusterEventLog {

  private final Path file;

  ClusterEventLog(ClusterPaths paths) {
    this.file = paths.logs().resolve(paths.name().role("cluster") + ".log");
  }

  Path file() {
    return file;
  }

  synchronized void say(String sentence) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException lostLine) {
      // A full disk must not stop a failover.
    }
  }
}
