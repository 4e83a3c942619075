package millions.local.standin.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import millions.local.process.LocalProcess;
import millions.local.process.StartFailure;

/**
 * One PostgreSQL server: its directory, its port for the life of the cluster, its process. Started
 * and stopped by one thread at a time; may be looked at by any.
 */
public final class PostgresServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final String WRONG_PASSWORD = "28P01";

  private final String name;
  private final int port;
  private final Path directory;
  private final Installation installation;
  private final ServerMonitor monitor;
  private volatile LocalProcess process;
  private volatile ServerSettings settings;
  private volatile String waitsFor = "";

  public PostgresServer(String name, int port, Installation installation) {
    this.name = name;
    this.port = port;
    this.installation = installation;
    this.directory = installation.paths().data().resolve(name);
    this.monitor = new ServerMonitor(installation.superuser(), port);
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public Path directory() {
    return directory;
  }

  public ServerMonitor monitor() {
    return monitor;
  }

  public boolean exists() {
    return Files.exists(directory.resolve("PG_VERSION"));
  }

  public boolean running() {
    var current = process;
    return current != null && current.alive();
  }

  public OptionalLong pid() {
    var current = process;
    return current != null && current.alive()
        ? OptionalLong.of(current.pid())
        : OptionalLong.empty();
  }

  /** Opens a session of the superuser. */
  public Connection connect(Duration patience) throws SQLException {
    return installation.superuser().connect(port, patience);
  }

  /**
   * Starts the server and returns when it takes sessions.
   *
   * @param role names its log file
   * @throws StartFailure with the log's last lines
   */
  public void start(String role, ServerSettings with) {
    Fence.end(directory);
    try {
      // Its owner is gone, we made sure. Left alone, a reused process id would stop the start.
      Files.deleteIfExists(directory.resolve("postmaster.pid"));
      with.write(directory);
    } catch (IOException e) {
      throw new StartFailure(role + ": " + directory + " cannot be written: " + e.getMessage(), e);
    }
    installation.user().own(directory);
    settings = with;
    waitsFor = with.synchronous();
    monitor.reset();
    process =
        LocalProcess.start(
            role,
            installation.command("postgres", List.of("-D", directory.toString())),
            Map.of("LC_ALL", "C"),
            directory,
            installation.log(role));
    awaitSessions(role);
  }

  private void awaitSessions(String role) {
    var limit = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      if (!process.alive()) {
        throw installation.failure(role, "ended while it started");
      }
      try (var session = connect(Duration.ofSeconds(1))) {
        ServerMonitor.see(session);
        monitor.look();
        return;
      } catch (SQLException e) {
        if (WRONG_PASSWORD.equals(e.getSQLState())) {
          kill();
          throw new StartFailure(
              role
                  + ": the password in secrets.properties is not the one this database was made"
                  + " with");
        }
        Pause.of(Duration.ofMillis(20));
      }
    }
    kill();
    throw installation.failure(role, "did not answer within " + START_LIMIT.toSeconds() + " s");
  }

  /** Changes whose disk each commit waits for; returns when every new session shows it. */
  public void waitFor(String synchronous) throws SQLException {
    if (!synchronous.isEmpty()) {
      waitsFor = synchronous;
    }
    try {
      settings = settings.withSynchronous(synchronous);
      settings.rewrite(directory);
      installation.user().own(directory.resolve("postgresql.conf"));
    } catch (IOException e) {
      throw new StartFailure(name + ": its settings cannot be written: " + e.getMessage(), e);
    }
    var wanted = synchronous.isEmpty() ? "" : '"' + synchronous + '"';
    var limit = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < limit) {
      try (var session = connect(Duration.ofSeconds(2));
          var statement = session.createStatement()) {
        statement.execute("select pg_reload_conf()");
      }
      try (var session = connect(Duration.ofSeconds(2));
          var statement = session.createStatement();
          var row = statement.executeQuery("show synchronous_standby_names")) {
        if (row.next() && wanted.equals(row.getString(1))) {
          waitsFor = synchronous;
          return;
        }
      }
      Pause.of(Duration.ofMillis(20));
    }
    throw new StartFailure(name + " does not take its new settings");
  }

  /** The server whose disk commits may wait for; empty once it is certain that they do not. */
  public String waitsFor() {
    return waitsFor;
  }

  /** Fast shutdown: sessions are ended, the log is sent to all followers first. */
  public void stop() {
    var current = process;
    if (current != null) {
      current.stop("INT", STOP_GRACE);
    }
    kill();
  }

  /** Ends every process of the directory at once. */
  public void kill() {
    Fence.end(directory);
    monitor.reset();
  }
}
