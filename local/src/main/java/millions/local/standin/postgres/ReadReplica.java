package millions.local.standin.postgres;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import millions.local.service.Part;

/**
 * A read replica and the hand that brings it back: started when dead, built when it cannot follow.
 */
final class ReadReplica {

  private final Follower follower;
  private final Supplier<Node> primary;
  private final BooleanSupplier mayBuild;
  private final Lane lane;

  ReadReplica(Follower follower, Supplier<Node> primary, BooleanSupplier mayBuild, Lane lane) {
    this.follower = follower;
    this.primary = primary;
    this.mayBuild = mayBuild;
    this.lane = lane;
  }

  Follower follower() {
    return follower;
  }

  Lane lane() {
    return lane;
  }

  boolean built() {
    return !follower.mustBeBuilt();
  }

  void check() {
    follower.node().probe().look();
    if (!lane.free()) {
      return;
    }
    if (follower.mustBeBuilt()) {
      if (mayBuild.getAsBoolean()) {
        lane.run(
            "build " + follower.role() + " from the primary", () -> follower.build(primary.get()));
      }
    } else if (!follower.node().running()) {
      lane.run("start " + follower.role(), follower::start);
    } else if (follower.stuck()) {
      lane.run(follower.role() + " cannot follow: mark it stale", follower::markStale);
    }
  }

  Part part() {
    return follower.part(lane.working());
  }

  boolean up() {
    return follower.streaming();
  }

  void stop() {
    lane.close();
    follower.node().stop();
  }
}
