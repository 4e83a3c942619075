package millions.standins.balancer;

import io.vertx.core.http.HttpServerRequest;
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
import java.util.stream.Stream;

/**
 * The targets of a group there are now, whose turn it is, and what the group was asked. Used on the
 * balancer's event loop only.
 */
final class TargetGroup {

  private final String name;
  private final LongSupplier nanos;
  private TargetGroupConfiguration configuration;
  private Stickiness stickiness;
  private Map<String, Target> targets = Map.of();
  private int turn;
  private long requests;
  private long serverErrors;

  /**
   * Makes a group without targets.
   *
   * @param nanos the time, as {@link System#nanoTime} counts it
   */
  TargetGroup(String name, LongSupplier nanos) {
    this.name = name;
    this.nanos = nanos;
    empty();
  }

  /** Deregisters all targets. */
  void empty() {
    become(new TargetGroupConfiguration(name, null, null, null, null, null));
  }

  /**
   * Takes the configuration over; targets that stay keep their state. Those that left get no new
   * request; what they are answering goes on.
   *
   * @return the targets that were not there before
   */
  List<Target> become(TargetGroupConfiguration wanted) {
    configuration = wanted;
    stickiness = new Stickiness(name, wanted.stickiness());
    var before = targets;
    var now = new LinkedHashMap<String, Target>();
    for (var each : wanted.targets()) {
      var fresh = new Target(this, each, nanos);
      var target = before.getOrDefault(fresh.identity(), fresh);
      target.draining(each.draining());
      now.put(target.identity(), target);
    }
    targets = now;
    return now.values().stream().filter(t -> !before.containsKey(t.identity())).toList();
  }

  String name() {
    return name;
  }

  HealthCheckConfiguration healthCheck() {
    return configuration.healthCheck();
  }

  List<Target> all() {
    return List.copyOf(targets.values());
  }

  /** Whether it is still registered. */
  boolean has(Target target) {
    return targets.get(target.identity()) == target;
  }

  /**
   * The target of this request: the one its cookie binds it to, while that one is healthy, or else
   * the next. Empty when none is healthy.
   */
  Optional<Target> choose(HttpServerRequest request) {
    return stickiness.bound(request, healthy()).or(this::next);
  }

  /** The {@code Set-Cookie} line that binds to the target; empty when stickiness is off. */
  Optional<String> cookie(Target target) {
    return stickiness.cookie(target);
  }

  /** The next healthy target, empty when there is none. */
  Optional<Target> next() {
    var healthy = healthy().toList();
    if (healthy.isEmpty()) {
      return Optional.empty();
    }
    turn = Math.floorMod(turn + 1, Integer.MAX_VALUE);
    var chosen = pick(healthy);
    if (ThreadLocalRandom.current().nextDouble() < chosen.share(slowStart())) {
      return Optional.of(chosen);
    }
    var warm = healthy.stream().filter(target -> !starts(target)).toList();
    return Optional.of(warm.isEmpty() ? chosen : pick(warm));
  }

  private Target pick(List<Target> some) {
    return switch (configuration.algorithm()) {
      case ROUND_ROBIN -> some.get(turn % some.size());
      // Ties take turns, or an idle stage would use one target only.
      case LEAST_OUTSTANDING_REQUESTS -> {
        var rotated = new ArrayList<>(some);
        Collections.rotate(rotated, turn % some.size());
        yield Collections.min(rotated, Comparator.comparingInt(Target::outstanding));
      }
    };
  }

  /** Whether it does not get its full share yet. */
  boolean starts(Target target) {
    return target.share(slowStart()) < 1;
  }

  private Duration slowStart() {
    return configuration.slowStart();
  }

  private Stream<Target> healthy() {
    return targets.values().stream().filter(t -> t.state() == Target.State.HEALTHY);
  }

  long healthyCount() {
    return healthy().count();
  }

  /** Counts a request that a rule sent here, whether or not there is a target for it. */
  void received() {
    requests++;
  }

  /** Counts the status of an answer: the target's, or the balancer's in its place. */
  void answered(int status) {
    if (status >= 500) {
      serverErrors++;
    }
  }

  long requests() {
    return requests;
  }

  long serverErrors() {
    return serverErrors;
  }
}
