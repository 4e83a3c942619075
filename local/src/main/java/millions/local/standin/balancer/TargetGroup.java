package millions.local.standin.balancer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The targets there are now and whose turn it is. Used on the balancer's event loop only. */
final class TargetGroup {

  /** How the next target is picked. */
  enum Algorithm {
    ROUND_ROBIN,
    LEAST_OUTSTANDING
  }

  private final Algorithm algorithm;
  private final Duration slowStart;
  private final LongSupplier nanos;
  private Map<String, Target> targets = Map.of();
  private int turn;

  /**
   * @param slowStart how long a target that begins to serve is spared, where others can answer;
   *     zero for not at all
   * @param nanos the time, as {@link System#nanoTime} counts it
   */
  TargetGroup(Algorithm algorithm, Duration slowStart, LongSupplier nanos) {
    this.nanos = nanos;
    this.algorithm = algorithm;
    this.slowStart = slowStart;
  }

  /**
   * Becomes the wanted set; targets that stay keep their state. Those that left get no new request;
   * what they are answering goes on.
   *
   * @return the targets that were not there before
   */
  List<Target> become(List<TopologyFile.Wanted> wanted) {
    var before = targets;
    var now = new LinkedHashMap<String, Target>();
    for (var want : wanted) {
      var fresh = new Target(want.role(), want.address(), nanos);
      var target = before.getOrDefault(fresh.identity(), fresh);
      target.draining(want.draining());
      now.put(target.identity(), target);
    }
    targets = now;
    return now.values().stream().filter(t -> !before.containsKey(t.identity())).toList();
  }

  List<Target> all() {
    return List.copyOf(targets.values());
  }

  /** The next healthy target, empty when there is none. */
  Optional<Target> next() {
    var healthy = healthy().toList();
    if (healthy.isEmpty()) {
      return Optional.empty();
    }
    turn = Math.floorMod(turn + 1, Integer.MAX_VALUE);
    var chosen = pick(healthy);
    if (ThreadLocalRandom.current().nextDouble() < chosen.share(slowStart)) {
      return Optional.of(chosen);
    }
    var warm = healthy.stream().filter(target -> !starts(target)).toList();
    return Optional.of(warm.isEmpty() ? chosen : pick(warm));
  }

  private Target pick(List<Target> some) {
    return switch (algorithm) {
      case ROUND_ROBIN -> some.get(turn % some.size());
      // Ties take turns, or an idle stage would use one target only.
      case LEAST_OUTSTANDING -> {
        var rotated = new ArrayList<>(some);
        Collections.rotate(rotated, turn % some.size());
        yield Collections.min(rotated, Comparator.comparingInt(Target::outstanding));
      }
    };
  }

  /** Whether it does not get its full share yet. */
  boolean starts(Target target) {
    return target.share(slowStart) < 1;
  }

  /** The healthy target that matches, as a sticky request wants it. */
  Optional<Target> healthy(Predicate<Target> which) {
    return healthy().filter(which).findFirst();
  }

  private Stream<Target> healthy() {
    return targets.values().stream().filter(t -> t.state() == Target.State.HEALTHY);
  }
}
