package millions.local.standin.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.server.DurableFiles;
import millions.local.standin.postgres.server.PostgresServer;

/**
 * Builds a follower's directory from a running server, as {@code pg_basebackup} would (it is not
 * among the packaged programs): <a
 * href="https://www.postgresql.org/docs/18/continuous-archiving.html">Making a base backup using
 * the low level API</a>. The log is not copied: the follower streams it.
 */
final class BaseBackup {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");
  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "pg_internal.init",
          "backup_label",
          "tablespace_map",
          "standby.signal",
          "recovery.signal");
  private static final Path CONTROL = Path.of("global/pg_control");

  private final Path source;
  private final Path target;

  private BaseBackup(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  /** Replaces the target directory by a copy of the running source. */
  static void of(PostgresServer source, Path target) {
    var building = target.resolveSibling(target.getFileName() + ".building");
    try {
      DurableFiles.delete(building);
      new BaseBackup(source.directory(), building).take(source);
      DurableFiles.delete(target);
      Files.move(building, target);
      DurableFiles.force(target.getParent());
    } catch (IOException | SQLException e) {
      throw new StartFailure(target + " cannot be copied from " + source.name() + ": " + e, e);
    }
  }

  private void take(PostgresServer from) throws SQLException, IOException {
    // One session from start to stop: its end would end the backup.
    try (var session = from.connect(PATIENCE);
        var statement = session.createStatement()) {
      statement.execute("select pg_backup_start('millions', fast => true)");
      copyAll();
      // Last, so that what it points to is in the copy already.
      Files.copy(source.resolve(CONTROL), target.resolve(CONTROL));
      try (var row =
          statement.executeQuery(
              "select labelfile from pg_backup_stop(wait_for_archive => false)")) {
        row.next();
        DurableFiles.replace(target.resolve("backup_label"), row.getString(1));
      }
    }
  }

  private void copyAll() throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            interrupted();
            var to = target.resolve(source.relativize(from));
            Files.createDirectory(
                to,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (from.getParent().equals(source)
                && EMPTIED.contains(from.getFileName().toString())) {
              if (from.endsWith("pg_wal")) {
                Files.createDirectory(to.resolve("archive_status"));
                Files.createDirectory(to.resolve("summaries"));
              }
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            var relative = source.relativize(from);
            var name = from.getFileName().toString();
            if (!LEFT_OUT.contains(name)
                && !name.startsWith("pgsql_tmp")
                && !relative.equals(CONTROL)) {
              try {
                Files.copy(from, target.resolve(relative));
              } catch (NoSuchFileException dropped) {
                // A table dropped meanwhile; the log says so too.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path from, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private static void interrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("stopped while copying");
    }
  }
}
