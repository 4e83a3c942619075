package millions.local.balancer;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The targets there are now and whose turn it is. Used on the balancer's event loop only. */
final class TargetGroup {

  /** How the next target is picked. */
  enum Algorithm {
    ROUND_ROBIN,
    LEAST_OUTSTANDING
  }

  private final Algorithm algorithm;
  private Map<String, Target> targets = Map.of();
  private int turn;

  TargetGroup(Algorithm algorithm) {
    this.algorithm = algorithm;
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
      var fresh = new Target(want.role(), want.address());
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
    var healthy = healthy().collect(Collectors.toList());
    if (healthy.isEmpty()) {
      return Optional.empty();
    }
    turn = Math.floorMod(turn + 1, Integer.MAX_VALUE);
    return switch (algorithm) {
      case ROUND_ROBIN -> Optional.of(healthy.get(turn % healthy.size()));
      // Ties take turns, or an idle stage would use one target only.
      case LEAST_OUTSTANDING -> {
        Collections.rotate(healthy, turn % healthy.size());
        yield healthy.stream().min(Comparator.comparingInt(Target::outstanding));
      }
    };
  }

  /** The healthy target that matches, as a sticky request wants it. */
  Optional<Target> healthy(Predicate<Target> which) {
    return healthy().filter(which).findFirst();
  }

  private Stream<Target> healthy() {
    return targets.values().stream().filter(t -> t.state() == Target.State.HEALTHY);
  }
}
