package millions.local.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.service.Cancellation;
import millions.local.service.ProcessService;
import millions.local.service.Rollout;
import millions.local.service.Service;
import millions.local.stages.DrawnStage;

/**
 * A climb while the stage answers. What is new is started first, the processes behind the balancer
 * are released to their new definition, and what is no longer drawn goes last. When it fails, it is
 * undone in the same gentle way.
 */
final class RollingClimb {

  private final RunningServices services;
  private final ClimbPlan plan;
  private final DrawnStage next;
  private final Rollout rollout;
  private final Cancellation cancellation;
  private final Consumer<String> tell;
  private final List<Service> before;
  private final Map<ProcessService, ProcessService> released = new LinkedHashMap<>();

  RollingClimb(RunningServices services, ClimbPlan plan, DrawnStage next, Rollout rollout) {
    this.services = services;
    this.plan = plan;
    this.next = next;
    this.rollout = rollout;
    this.cancellation = rollout.cancellation();
    this.tell = rollout.tell();
    this.before = services.all();
    next.services().forEach(drawn -> drawn.redirect(plan::after));
  }

  /**
   * Returns when all that is drawn runs; what is no longer drawn runs too, but nobody uses it.
   *
   * @param whole waits until the whole of it answers
   * @throws StartFailure when it cannot be; the stage of before runs again as it did
   */
  void run(Runnable whole) throws InterruptedException {
    try {
      services.become(sorted());
      if (!plan.added().isEmpty()) {
        tell.accept("New: " + roles(plan.added()));
        services.begin(plan.added());
        cancellation.await(RunningServices.started(plan.added()));
      }
      for (var change : plan.changed().entrySet()) {
        release((ProcessService) change.getValue(), (ProcessService) change.getKey());
      }
      whole.run();
    } catch (RuntimeException e) {
      if (!cancellation.isDone()) {
        undo(e);
      }
      throw e;
    }
  }

  private void release(ProcessService running, ProcessService drawn) throws InterruptedException {
    released.put(running, running.asItIs());
    running.release(drawn, rollout);
  }

  /** All of both stages in the order of the new picture. */
  private List<Service> sorted() {
    var all = new ArrayList<>(plan.removed());
    next.services().stream().map(plan::after).forEach(all::add);
    return all;
  }

  /** After {@link #run}: from now on the new picture is the true one. */
  void settle() throws InterruptedException {
    plan.kept().forEach((drawn, running) -> running.adoptArrows(drawn));
    if (!plan.removed().isEmpty()) {
      tell.accept("No longer drawn: " + roles(plan.removed()));
      services.stop(plan.removed());
    }
  }

  private void undo(RuntimeException cause) throws InterruptedException {
    try {
      for (var release : List.copyOf(released.entrySet()).reversed()) {
        tell.accept(release.getKey() + " is put back as it was");
        release.getKey().release(release.getValue(), rollout);
      }
    } catch (StartFailure e) {
      // what is new may be in use by now
      cause.addSuppressed(e);
      tell.accept("It cannot be undone: " + e.getMessage());
      return;
    }
    services.stop(plan.added());
    services.become(before);
  }

  private static String roles(List<Service> services) {
    return String.join(", ", services.stream().flatMap(it -> it.roles().stream()).toList());
  }
}
