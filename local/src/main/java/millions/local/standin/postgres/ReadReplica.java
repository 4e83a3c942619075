package millions.local.standin.postgres;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import millions.local.service.InstanceStatus;
import millions.local.standin.postgres.server.PostgresServer;

/**
 * A read replica and the hand that brings it back: started when dead, built when it cannot follow.
 */
final class ReadReplica {

  private final StandbyServer follower;
  private final Supplier<PostgresServer> primary;
  private final BooleanSupplier mayBuild;
  private final SerialTask task;

  ReadReplica(
      StandbyServer follower,
      Supplier<PostgresServer> primary,
      BooleanSupplier mayBuild,
      SerialTask task) {
    this.follower = follower;
    this.primary = primary;
    this.mayBuild = mayBuild;
    this.task = task;
  }

  StandbyServer follower() {
    return follower;
  }

  SerialTask task() {
    return task;
  }

  boolean built() {
    return !follower.mustBeBuilt();
  }

  void check() {
    follower.node().monitor().look();
    if (!task.free()) {
      return;
    }
    if (follower.mustBeBuilt()) {
      if (mayBuild.getAsBoolean()) {
        task.run(
            "build " + follower.role() + " from the primary", () -> follower.build(primary.get()));
      }
    } else if (!follower.node().running()) {
      task.run("start " + follower.role(), follower::start);
    } else if (follower.stuck()) {
      task.run(follower.role() + " cannot follow: mark it stale", follower::markStale);
    }
  }

  InstanceStatus instance() {
    return follower.instance(task.working());
  }

  boolean up() {
    return follower.streaming();
  }

  void stop() {
    task.close();
    follower.node().stop();
  }
}
