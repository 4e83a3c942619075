package millions.local.standin.postgres.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import millions.local.process.Platform;
import millions.local.process.StartFailure;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the class path. */
public final class PostgresBinaries {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /**
   * The directory that holds {@code bin/postgres}. Two runs may unpack at once: each into a
   * directory of its own, and the first to rename it wins.
   */
  public static Path unpack(Path cache, Consumer<String> progress) {
    Platform.mustBeSupported();
    var archive = PostgresBinaries.class.getResource(ARCHIVE);
    var home = cache.resolve(version(archive));
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return home;
    }
    progress.accept("PostgreSQL is unpacked, once");
    try {
      Files.createDirectories(cache);
      var fresh = Files.createTempDirectory(cache, home.getFileName() + ".");
      extract(archive, fresh);
      // A temporary directory is made 0700; another user id may have to run what is in it.
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      try {
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException otherWasFaster) {
        DurableFiles.delete(fresh);
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
          throw otherWasFaster;
        }
      }
      return home;
    } catch (IOException e) {
      throw new StartFailure("PostgreSQL could not be unpacked into " + cache + ": " + e, e);
    }
  }

  /** The jar's own name, so that another version is unpacked beside this one. */
  private static String version(URL archive) {
    var jar = archive.getPath().replaceFirst("\\.jar!.*", "");
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private static void extract(URL archive, Path target) throws IOException {
    try (InputStream raw = new BufferedInputStream(archive.openStream());
        var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive points outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          var mode = (entry.getMode() & 0111) == 0 ? "rw-r--r--" : "rwxr-xr-x";
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
      }
    }
  }
}
