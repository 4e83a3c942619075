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
 * Two PostgreSQL servers of the same version as this machine's psql and pg_dump: the embedded
 * binaries contain neither, and pg_dump refuses a server newer than itself.
 */
record TwoPostgresServers(EmbeddedPostgres box, EmbeddedPostgres services, Optional<Path> programs)
    implements AutoCloseable {

  private static final int EMBEDDED = 18;

  /** Empty if this machine lacks psql or pg_dump, or a server of their version. */
  static Optional<TwoPostgresServers> start() throws IOException {
    if (Bash.program("pg_dump").isEmpty() || Bash.program("psql").isEmpty()) {
      return Optional.empty();
    }
    var version =
        Integer.parseInt(
            Bash.plain().run("pg_dump --version").output().replaceFirst("(?s)^\\D*(\\d+).*", "$1"));
    if (version == EMBEDDED) {
      return Optional.of(
          new TwoPostgresServers(builder().start(), builder().start(), Optional.empty()));
    }
    var programs = Path.of("/usr/lib/postgresql/%d/bin".formatted(version));
    if (!Files.isExecutable(programs.resolve("initdb"))) {
      return Optional.empty();
    }
    PgBinaryResolver installed = (_, _) -> new ByteArrayInputStream(linksInto(programs));
    return Optional.of(
        new TwoPostgresServers(
            builder().setPgBinaryResolver(installed).start(),
            builder().setPgBinaryResolver(installed).start(),
            Optional.of(programs)));
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "off")
        // Only some users may write to the distribution's default directory.
        .setServerConfig("unix_socket_directories", System.getProperty("java.io.tmpdir"));
  }

  /** The archive that the resolver must return: links, from which a server finds its files. */
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

  /** The service file with which libpq finds the two servers by name. */
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
