package millions.local.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import millions.local.service.ProcessService;
import millions.local.service.Service;
import millions.local.stages.DrawnStage;

/**
 * What becomes of the running services when another stage takes the place of theirs.
 *
 * @param kept the drawn services that are made as before, with what runs for them
 * @param changed those whose name is known but which are made otherwise, with what runs for them
 * @param added those whose name is new, in the order of the drawing
 * @param removed what runs and is no longer drawn
 */
record ClimbPlan(
    Map<Service, Service> kept,
    Map<Service, Service> changed,
    List<Service> added,
    List<Service> removed) {

  /** Compares, and lets the arrows of what is drawn lead to what is kept. */
  static ClimbPlan between(List<Service> running, DrawnStage next) {
    return between(running, Service::lives, next);
  }

  /**
   * @param lives whether a service that runs may be kept
   */
  static ClimbPlan between(List<Service> running, Predicate<Service> lives, DrawnStage next) {
    var kept = new LinkedHashMap<Service, Service>();
    var changed = new LinkedHashMap<Service, Service>();
    var added = new ArrayList<Service>();
    var removed = new ArrayList<>(running);
    // what is used first: what is made of it can then be compared
    for (var drawn : next.services()) {
      drawn.redirect(it -> kept.getOrDefault(it, it));
      var before = named(drawn.name(), running);
      before.ifPresent(removed::remove);
      if (before.isEmpty()) {
        added.add(drawn);
      } else if (lives.test(before.get()) && drawn.definition().equals(before.get().definition())) {
        kept.put(drawn, before.get());
      } else {
        changed.put(drawn, before.get());
      }
    }
    return new ClimbPlan(kept, changed, added, removed);
  }

  private static Optional<Service> named(String name, List<Service> services) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /**
   * Whether it can be made while the stage answers: the front door and the balancer stay, and what
   * changes are processes to which the balancer sends requests, one after the other.
   */
  boolean isRolling(DrawnStage next) {
    return kept.containsKey(next.frontDoor())
        && kept.keySet().stream().anyMatch(it -> !it.routes().isEmpty())
        && changed.keySet().stream().allMatch(this::isBehindABalancer);
  }

  private boolean isBehindABalancer(Service drawn) {
    return drawn instanceof ProcessService
        && kept.keySet().stream().anyMatch(sender -> sender.routes().contains(drawn));
  }

  /** What runs for a drawn service after the climb. */
  Service after(Service drawn) {
    return kept.getOrDefault(drawn, changed.getOrDefault(drawn, drawn));
  }
}
