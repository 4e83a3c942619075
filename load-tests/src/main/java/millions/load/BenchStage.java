package millions.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import millions.local.process.LocalProcess;
import millions.local.process.Ports;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.ClusterShape;
import millions.local.standin.postgres.SqlCluster;
import millions.local.standin.postgres.SqlCredentials;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.ClusterPaths;

/**
 * The processes of a benchmark: one PostgreSQL, and what is measured on it. Nothing of a running
 * stage is touched; its files are its own and go with it.
 *
 * <p>The web processes are those of stage 1, but for the background jobs, which are off: whether
 * the sweeper happens to run in a round must not decide it.
 */
final class BenchStage implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path project;
  private final Path directory;
  private final Consumer<String> progress;
  private final Deque<LocalProcess> processes = new ArrayDeque<>();
  private final Ports ports = new Ports();
  private final Sql sql;
  private final SqlCluster cluster;

  /**
   * @param project the project's root, with the web process built
   * @param home where unpacked programs are kept; the run's own files go below it too
   */
  BenchStage(Path project, Path home, Consumer<String> progress) {
    this.project = project.toAbsolutePath().normalize();
    this.directory = home.toAbsolutePath().resolve("bench");
    this.progress = progress;
    Trees.delete(directory);
    var password = UUID.randomUUID().toString();
    cluster =
        new SqlCluster(
            new ClusterPaths(
                ClusterName.SQL,
                directory.resolve("sql"),
                directory.resolve("logs"),
                home.resolve("cache")),
            new SqlCredentials(
                UUID.randomUUID().toString(), password, UUID.randomUUID().toString()),
            new ClusterShape(false, false),
            ports::of);
    cluster.start(progress);
    var address = cluster.primaryAddress().split(":");
    sql =
        new Sql(
            address[0],
            Integer.parseInt(address[1]),
            SqlCredentials.DATABASE,
            SqlCredentials.USERNAME,
            password);
  }

  Sql sql() {
    return sql;
  }

  /** Starts a web process as stage 1 runs it, with the settings changed that are given. */
  URI web(String role, Map<String, String> changes) {
    var port = ports.next();
    var settings = new HashMap<String, String>();
    settings.put("QUARKUS_PROFILE", "stage1");
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("MILLIONS_PROCESS_NAME", role);
    settings.put("MILLIONS_PROCESS_DIRECTORY", directory.resolve(role).toString());
    settings.put("MILLIONS_WEB_PUBLIC_URL", "http://127.0.0.1:" + port);
    settings.put("MILLIONS_WEB_JOBS_ENABLED", "false");
    settings.put("MILLIONS_SQL_PRIMARY_URL", sql.jdbcUrl());
    settings.put("MILLIONS_SQL_USERNAME", sql.user());
    settings.put("MILLIONS_SQL_PASSWORD_FILE", passwordFile().toString());
    settings.put("MILLIONS_CONTENT_DISK_DIRECTORY", directory.resolve("content").toString());
    settings.putAll(changes);
    var jar = project.resolve("web/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new StartFailure("The web process is not built: " + jar + " is missing.");
    }
    return start(role, port, List.of("-jar", jar.toString()), settings, "/q/health/ready");
  }

  private Path passwordFile() {
    var file = directory.resolve("sql.password");
    try {
      if (!Files.exists(file)) {
        Files.createFile(file, OWNER_ONLY);
      }
      return Files.writeString(file, sql.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a bare server that answers everything with this body. */
  URI bare(String contentType, byte[] body) {
    try {
      var file = Files.write(directory.resolve("body"), body);
      var port = ports.next();
      var arguments =
          List.of(
              "-cp",
              classPath(),
              BareServer.class.getName(),
              Integer.toString(port),
              contentType,
              file.toString());
      return start("bare-server", port, arguments, Map.of(), "/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ours, made absolute: the server runs in another directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private URI start(
      String role, int port, List<String> arguments, Map<String, String> settings, String ready) {
    progress.accept(role + " starts");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags of a stage's web process, for the bare server too.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m"));
    command.addAll(arguments);
    var log = directory.resolve("logs").resolve(role + ".log");
    var process = LocalProcess.start(role, command, settings, directory.resolve(role), log);
    processes.push(process);
    var url = URI.create("http://127.0.0.1:" + port);
    if (!Client.answers(url.resolve(ready), START_LIMIT, process::alive)) {
      throw new StartFailure(role + " does not answer; its log: " + log);
    }
    return url;
  }

  /** Stops everything and removes its files. */
  @Override
  public void close() {
    processes.forEach(process -> process.stop("TERM", GRACE));
    cluster.stop();
    Trees.delete(directory);
  }
}
