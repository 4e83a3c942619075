package millions.local.standin.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import millions.local.service.InstanceStatus;
import millions.local.standin.postgres.server.PostgresServer;

/**
 * Decides what happens to the primary and its standby (which a small stage does not have). Each
 * look takes at most one decision; the work runs in a task, so decisions never overlap.
 */
final class PrimaryWithStandby {

  /** How long a silent primary is waited for when a standby can take over. */
  private static final Duration FAILOVER_AFTER = Duration.ofSeconds(3);

  /** The same when a restart is the only remedy: it ends all sessions, and the silence may pass. */
  private static final Duration RESTART_AFTER = Duration.ofSeconds(10);

  /** How long commits wait for a standby that is alive but does not answer. */
  private static final Duration DEGRADE_AFTER = Duration.ofSeconds(2);

  private final ClusterStateFile state;
  private final ClusterShape shape;
  private final Function<PostgresServer, PrimaryServer> asPrimary;
  private final Function<PostgresServer, StandbyServer> asStandby;
  private final ClusterEndpoint endpoint;
  private final SynchronousReplication synchrony;
  private final SerialTask task;
  private volatile PrimaryServer primary;
  private volatile StandbyServer standby;
  private long notStreamingSince;

  PrimaryWithStandby(
      ClusterStateFile state,
      ClusterShape shape,
      Function<PostgresServer, PrimaryServer> asPrimary,
      Function<PostgresServer, StandbyServer> asStandby,
      ClusterEndpoint endpoint,
      SerialTask task) {
    this.state = state;
    this.shape = shape;
    this.asPrimary = asPrimary;
    this.asStandby = asStandby;
    this.endpoint = endpoint;
    this.synchrony = new SynchronousReplication(state);
    this.task = task;
  }

  /** Starts the primary; the standby follows at the next looks. */
  void start(PostgresServer first, PostgresServer second) {
    primary = asPrimary.apply(first);
    standby = shape.standby() ? asStandby.apply(second) : null;
    state.update(now -> now.withInSync(false));
    if (shape.standby()) {
      endpoint.open();
    }
    primary.start();
    endpoint.pointAt(first.port());
  }

  PostgresServer primary() {
    return primary.node();
  }

  SerialTask task() {
    return task;
  }

  /** The primary takes writes and, where there is a standby, they are safe in two places. */
  boolean whole() {
    return primary.up() && (standby == null || state.now().inSync() && standby.streaming());
  }

  boolean primaryUp() {
    return primary.up();
  }

  void check() {
    primary.node().monitor().look();
    if (standby != null) {
      standby.node().monitor().look();
    }
    var following = following();
    if (!task.free()) {
      return;
    }
    if (primary.deadFor(canFailOver() ? FAILOVER_AFTER : RESTART_AFTER)) {
      replacePrimary();
    } else if (primary.stillFollows()) {
      task.run("promote " + primary.node().name(), this::promote);
    } else if (standby != null && primary.up()) {
      checkStandby(following);
    }
  }

  private boolean canFailOver() {
    return standby != null
        && state.now().inSync()
        && standby.node().running()
        && standby.node().monitor().status().isPresent();
  }

  private void replacePrimary() {
    if (canFailOver()) {
      task.run(
          "failover from " + primary.node().name() + " to " + standby.node().name(),
          this::failOver);
    } else if (shape.restartPrimary() || shape.standby()) {
      task.run("restart " + primary.node().name() + " as primary", this::restart);
    }
  }

  private void failOver() {
    var old = primary.node();
    var next = standby.node();
    old.kill();
    endpoint.pointAt(0);
    // The decision. Before it the old primary is the truth, and starts again after a power cut;
    // after it the new one is, and is promoted at the next start if it was not yet.
    state.update(now -> now.afterFailover(next.name()));
    primary = asPrimary.apply(next);
    standby = asStandby.apply(old);
    promote();
  }

  private void promote() {
    primary.promote();
    primary.node().monitor().look();
    endpoint.pointAt(primary.node().port());
  }

  private void restart() {
    primary.node().kill();
    endpoint.pointAt(0);
    // It will not wait for the standby at first, so the promise ends here.
    state.update(now -> now.withInSync(false));
    primary.start();
    endpoint.pointAt(primary.node().port());
  }

  private void checkStandby(boolean following) {
    var name = standby.node().name();
    var waiting = state.now().inSync() || primary.node().waitsFor().equals(name);
    if (waiting && !following) {
      task.run("commits no longer wait for " + name, () -> synchrony.end(primary.node()));
    } else if (standby.mustBeBuilt()) {
      task.run("build " + name + " as standby", () -> standby.build(primary.node()));
    } else if (!standby.node().running()) {
      task.run("start " + name + " as standby", standby::start);
    } else if (standby.stuck()) {
      task.run(name + " cannot follow: mark it stale", standby::markStale);
    } else if (!state.now().inSync() && streamsNow()) {
      task.run("commits wait for " + name, () -> synchrony.begin(primary.node(), name));
    }
  }

  private boolean streamsNow() {
    var name = standby.node().name();
    return standby.node().monitor().status().isPresent()
        && primary.node().monitor().status().filter(status -> status.streamsTo(name)).isPresent();
  }

  /** Whether the standby keeps up, with some patience while its process lives. */
  private boolean following() {
    if (standby == null || !standby.node().running()) {
      return false;
    }
    if (streamsNow() || primary.node().monitor().status().isEmpty()) {
      notStreamingSince = System.nanoTime();
    }
    return System.nanoTime() - notStreamingSince < DEGRADE_AFTER.toNanos();
  }

  List<InstanceStatus> instances() {
    var instances = new ArrayList<InstanceStatus>();
    if (primary == null) {
      return instances;
    }
    var busy = task.working();
    if (shape.standby()) {
      instances.add(endpoint.instance());
    }
    instances.add(primary.instance(busy));
    if (standby != null) {
      instances.add(standby.instance(busy));
    }
    return instances;
  }

  /** The primary first: it stops only when its followers have all of its log. */
  void stop() {
    task.close();
    if (primary == null) {
      return;
    }
    try {
      primary.node().stop();
    } finally {
      if (standby != null) {
        standby.node().stop();
      }
    }
  }
}
