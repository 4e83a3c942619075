package millions.standins.balancer;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The rules and target groups in force, and which group a request goes to. Used on the balancer's
 * event loop only.
 *
 * <p>As in an ALB the first rule that matches decides, its weights pick one group, and nothing
 * picks another when that group has no healthy target: the request is answered 503.
 */
final class Listener {

  private final LongSupplier nanos;
  private Map<String, TargetGroup> groups = Map.of();
  private List<ListenerRule> rules = List.of();
  private List<WeightedTargetGroup> defaultForward = List.of();

  /**
   * @param nanos the time, as {@link System#nanoTime} counts it
   */
  Listener(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Takes the configuration over. Groups and targets that stay keep their state and counters.
   *
   * @return the targets that were not there before
   */
  List<Target> become(ListenerConfiguration wanted) {
    var before = groups;
    var now = new LinkedHashMap<String, TargetGroup>();
    for (var each : wanted.targetGroups()) {
      var group = before.get(each.name());
      now.put(each.name(), group == null ? new TargetGroup(each.name(), nanos) : group);
    }
    before.values().stream().filter(it -> !now.containsValue(it)).forEach(TargetGroup::empty);
    groups = now;
    rules = wanted.rules();
    defaultForward = wanted.defaultForward();
    return wanted.targetGroups().stream()
        .flatMap(each -> now.get(each.name()).become(each).stream())
        .toList();
  }

  /** Empty while there is no configuration, and where all the weights are 0. */
  Optional<TargetGroup> route(HttpServerRequest request) {
    var method = request.method().name();
    var path = request.path();
    for (var rule : rules) {
      if (rule.matches(method, path, request.headers()::getAll)) {
        return pick(rule.forward());
      }
    }
    return pick(defaultForward);
  }

  private Optional<TargetGroup> pick(List<WeightedTargetGroup> forward) {
    var sum = forward.stream().mapToInt(WeightedTargetGroup::weight).sum();
    if (sum == 0) {
      return Optional.empty();
    }
    var left = ThreadLocalRandom.current().nextInt(sum);
    for (var each : forward) {
      left -= each.weight();
      if (left < 0) {
        return Optional.of(groups.get(each.targetGroup()));
      }
    }
    throw new IllegalStateException("weights that do not add up: " + forward);
  }

  List<TargetGroup> groups() {
    return List.copyOf(groups.values());
  }
}
