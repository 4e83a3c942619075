package millions.local.standin.postgres;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.standin.postgres.server.PostgresServer;
import millions.local.standin.postgres.server.ServerSettings;
import millions.local.standin.postgres.server.ServerStatus;

/**
 * A server that replays another's log: the standby or a read replica. It is used again as it lies
 * when it can catch up, and built anew from the primary when it cannot.
 */
final class StandbyServer {

  /**
   * Time without progress after which it is taken to follow another history (the log it asks for is
   * gone, or forked off before the point it has reached).
   */
  private static final Duration STUCK = Duration.ofSeconds(4);

  /** The same while it takes no sessions: a long replay at the start is no fault. */
  private static final Duration STUCK_STARTING = Duration.ofSeconds(20);

  private final PostgresServer node;
  private final String role;
  private final Upstream upstream;
  private final ClusterStateFile state;
  private final String replicationPassword;
  private volatile long progress = -1;
  private volatile long progressAt = System.nanoTime();

  /**
   * Whom it follows.
   *
   * @param role for the picture
   * @param port where it connects
   * @param sends whether the sender is there to send
   */
  record Upstream(String role, int port, BooleanSupplier sends) {}

  StandbyServer(
      PostgresServer node,
      String role,
      Upstream upstream,
      ClusterStateFile state,
      String replicationPassword) {
    this.node = node;
    this.role = role;
    this.upstream = upstream;
    this.state = state;
    this.replicationPassword = replicationPassword;
  }

  PostgresServer node() {
    return node;
  }

  String role() {
    return role;
  }

  boolean mustBeBuilt() {
    return !node.exists() || state.now().stale().contains(node.name());
  }

  /** Stops it, replaces its directory by a copy of the primary's, starts it. */
  void build(PostgresServer primary) {
    // Written before the old directory goes and taken back after the new one stands: a crash in
    // between builds again.
    state.update(now -> now.withStale(node.name()));
    node.kill();
    BaseBackup.of(primary, node.directory());
    state.update(now -> now.withFresh(node.name()));
    start();
  }

  /** Starts it on the directory it has; whether it catches up is for {@link #stuck} to see. */
  void start() {
    node.start(
        role,
        new ServerSettings(
            node.name(), node.port(), upstream.port(), replicationPassword, "", true));
    progressAt = System.nanoTime();
  }

  void markStale() {
    state.update(now -> now.withStale(node.name()));
  }

  boolean streaming() {
    return node.running() && node.monitor().status().filter(ServerStatus::streaming).isPresent();
  }

  /** Whether it has waited in vain for a log that its sender could send. */
  boolean stuck() {
    var status = node.monitor().status();
    var starting = node.monitor().starting();
    var waits =
        node.running()
            && upstream.sends().getAsBoolean()
            && (starting || status.filter(s -> !s.streaming() && !s.paused()).isPresent());
    var replayed = status.map(ServerStatus::replayed).orElse(-1L);
    if (!waits || replayed != progress) {
      progress = replayed;
      progressAt = System.nanoTime();
      return false;
    }
    var limit = starting ? STUCK_STARTING : STUCK;
    return System.nanoTime() - progressAt > limit.toNanos();
  }

  InstanceStatus instance(boolean busy) {
    var health =
        streaming() || alone() ? Health.UP : busy || starting() ? Health.STARTING : Health.DOWN;
    return new InstanceStatus(
        role, "sql", node.pid(), node.address(), health, List.of(upstream.role()));
  }

  /** Nobody sends to it, yet it answers: reads go on. */
  private boolean alone() {
    return node.running()
        && node.monitor().status().isPresent()
        && !upstream.sends().getAsBoolean();
  }

  private boolean starting() {
    return node.running() && (node.monitor().starting() || node.monitor().status().isPresent());
  }
}
