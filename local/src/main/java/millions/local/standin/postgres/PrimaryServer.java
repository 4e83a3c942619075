package millions.local.standin.postgres;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.standin.postgres.server.PostgresServer;
import millions.local.standin.postgres.server.ServerSettings;
import millions.local.standin.postgres.server.ServerStatus;

/** The server that takes writes: how it is opened, promoted and seen. */
final class PrimaryServer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PostgresServer node;
  private final String role;
  private final SqlCredentials credentials;

  PrimaryServer(PostgresServer node, String role, SqlCredentials credentials) {
    this.node = node;
    this.role = role;
    this.credentials = credentials;
  }

  PostgresServer node() {
    return node;
  }

  /**
   * Opens the directory for writing. Commits wait for nobody at first: {@link ClusterState#inSync}
   * must be false by now.
   *
   * <p>A directory that still follows was chosen by a failover that a power cut interrupted. It is
   * promoted in due form: simply opened, it would write a second history under the same timeline,
   * and no follower could tell the two apart.
   */
  void start() {
    var interrupted = Files.exists(node.directory().resolve("standby.signal"));
    node.start(role, settings(interrupted));
    if (interrupted) {
      promote();
    }
    try (var session = node.connect(PATIENCE)) {
      DatabaseRoles.ensure(session, credentials);
    } catch (SQLException e) {
      throw new StartFailure(role + " does not work: " + e.getMessage(), e);
    }
  }

  private ServerSettings settings(boolean recovering) {
    return new ServerSettings(
        node.name(), node.port(), 0, credentials.replicationPassword(), "", recovering);
  }

  /** Ends the replay: all received log is replayed first, then writes are taken. */
  void promote() {
    try (var session = node.connect(PATIENCE);
        var statement = session.createStatement();
        var row =
            statement.executeQuery("select not pg_is_in_recovery() or pg_promote(true, 25)")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new StartFailure(node.name() + " was not promoted in time");
      }
    } catch (SQLException e) {
      throw new StartFailure(node.name() + " was not promoted: " + e.getMessage(), e);
    }
  }

  /** The process is gone, or gave no answer for this time. */
  boolean deadFor(Duration silence) {
    return !node.running() || node.monitor().silentFor(silence);
  }

  /** Its promotion failed half way. */
  boolean stillFollows() {
    return node.running() && node.monitor().status().filter(ServerStatus::follows).isPresent();
  }

  boolean up() {
    return node.running()
        && node.monitor().status().filter(status -> !status.follows()).isPresent();
  }

  InstanceStatus instance(boolean busy) {
    var health =
        up() ? Health.UP : busy || node.monitor().starting() ? Health.STARTING : Health.DOWN;
    return new InstanceStatus(role, "sql", node.pid(), node.address(), health, List.of());
  }
}
