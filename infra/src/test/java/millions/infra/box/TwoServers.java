package millions.infra.box;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/**
 * Two PostgreSQL servers of the version of this machine's own psql and pg_dump: the embedded
 * binaries hold neither, and an older pg_dump refuses a newer server.
 */
record TwoServers(EmbeddedPostgres box, EmbeddedPostgres services, Optional<Path> programs)
    implements AutoCloseable {

  private static final int EMBEDDED = 18;

  /** Empty when this machine has no clients, or no server that fits them. */
  static Optional<TwoServers> start() throws IOException {
    if (Bash.program("pg_dump").isEmpty() || Bash.program("psql").isEmpty()) {
      return Optional.empty();
    }
    var version =
        Integer.parseInt(
            Bash.plain().run("pg_dump --version").output().replaceFirst("(?s)^\\D*(\\d+).*", "$1"));
    if (version == EMBEDDED) {
      return Optional.of(new TwoServers(builder().start(), builder().start(), Optional.empty()));
    }
    var programs = Path.of("/usr/lib/postgresql/%d/bin".formatted(version));
    if (!Files.isExecutable(programs.resolve("initdb"))) {
      return Optional.empty();
    }
    PgBinaryResolver installed = (_, _) -> new ByteArrayInputStream(linksInto(programs));
    return Optional.of(
        new TwoServers(
            builder().setPgBinaryResolver(installed).start(),
            builder().setPgBinaryResolver(installed).start(),
            Optional.of(programs)));
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "off")
        // A distribution's own directory is not for everyone.
        .setServerConfig("unix_socket_directories", System.getProperty("java.io.tmpdir"));
  }

  /** The archive that the resolver must answer, of links: a server finds its files from there. */
  private static byte[] linksInto(Path programs) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
      tar.putArchiveEntry(new TarArchiveEntry("bin/"));
      tar.closeArchiveEntry();
      for (var name : List.of("initdb", "pg_ctl", "postgres")) {
        var link = new TarArchiveEntry("bin/" + name, TarConstants.LF_SYMLINK);
        link.setLinkName(programs.resolve(name).toString());
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** What libpq needs to know the two by their names. */
  String serviceFile(String database) {
    var format = "[%s]\nhost=127.0.0.1\nport=%d\ndbname=%s\nuser=postgres\n";
    return format.formatted("box", box.getPort(), database)
        + format.formatted("services", services.getPort(), database);
  }

  @Override
  public void close() throws IOException {
    box.close();
    services.close();
  }
}
