package millions.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.process.LeftoverProcesses;
import millions.local.process.StartFailure;
import millions.local.service.Cancellation;
import millions.local.service.HealthCheck;
import millions.local.service.Rollout;
import millions.local.stages.DrawnStage;
import millions.local.state.StateDirectory;

/**
 * Keeps the services of a run alive: starts each when those it uses are up, looks after each on a
 * thread of its own, keeps the topology file true, lets another stage take the place of the one
 * that runs, and stops everything from the front door inwards.
 */
final class Supervisor {

  private static final Duration FRONT_DOOR_LIMIT = Duration.ofSeconds(60);

  private final StateDirectory state;
  private final SupervisedBackend backend;
  private final int frontPort;
  private final String url;
  private final Consumer<String> tell;
  private final Cancellation cancellation = new Cancellation();
  private final RunningServices services;
  private final TopologyWriter topology;
  private volatile Stage stage;
  private volatile boolean lost;

  Supervisor(StateDirectory state, Backend backend, int frontPort, Consumer<String> tell) {
    this.state = state;
    this.backend = new SupervisedBackend(backend, tell);
    this.frontPort = frontPort;
    this.url = "http://localhost:" + frontPort;
    this.tell = tell;
    this.services = new RunningServices(tell);
    this.topology =
        new TopologyWriter(state.topology(), new ListenerFile(state.listener()), this::topology);
  }

  /**
   * Starts all of the stage and returns when the front door says it is ready.
   *
   * @throws StartFailure when a service cannot be started, or at {@link #cancel}; the rest still
   *     runs, {@link #stop} ends it
   */
  void start(Stage wanted) throws InterruptedException {
    backend.prepare(wanted, cancellation);
    startServices(wanted);
  }

  private void startServices(Stage wanted) {
    stage = wanted;
    var drawn = backend.draw(wanted);
    services.become(drawn.services());
    topology.draw(drawn.listener());
    topology.begin();
    services.begin(services.all());
    cancellation.await(RunningServices.started(services.all()));
    awaitFrontDoor();
    topology.write();
  }

  /**
   * Lets another stage take the place of the one that runs: while it answers where both have a
   * balancer, else after a pause.
   *
   * @throws StartFailure when it cannot; the old stage goes on, unless {@link #isLost} says
   *     otherwise
   */
  void climb(Stage wanted) throws InterruptedException {
    backend.prepare(wanted, cancellation);
    DrawnStage next;
    ClimbPlan plan;
    try {
      next = backend.draw(wanted);
      plan = ClimbPlan.between(services.all(), next);
    } catch (RuntimeException e) {
      backend.goBack();
      throw e;
    }
    if (plan.isRolling(next)) {
      roll(wanted, next, plan);
    } else {
      tell.accept(
          "Stage %s %s: it does not answer until it is up"
              .formatted(
                  wanted,
                  plan.kept().containsKey(next.frontDoor())
                      ? "replaces more than web processes"
                      : "needs other front doors"));
      startAnew(wanted);
    }
  }

  private void roll(Stage wanted, DrawnStage next, ClimbPlan plan) throws InterruptedException {
    try (var balancer = new BalancerTargets(services, topology)) {
      var climb = new RollingClimb(services, plan, next, new Rollout(balancer, cancellation, tell));
      try {
        climb.run(this::awaitFrontDoor);
      } catch (RuntimeException e) {
        backend.goBack();
        throw e;
      }
      stage = wanted;
      topology.draw(next.listener());
      climb.settle();
      topology.write();
    }
  }

  private void startAnew(Stage wanted) throws InterruptedException {
    var before = stage;
    services.stop(services.all());
    try {
      startServices(wanted);
    } catch (RuntimeException e) {
      if (!cancellation.isDone()) {
        services.stop(services.all());
        tell.accept(
            "Stage %s cannot be started; starting stage %s again".formatted(wanted, before));
        startAgain(before, e);
      }
      throw e;
    }
  }

  private void startAgain(Stage before, RuntimeException cause) throws InterruptedException {
    try {
      backend.goBack();
      startServices(before);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      tell.accept("Stage %s cannot be started again: %s".formatted(before, e.getMessage()));
      lost = true;
    }
  }

  /** Whether a climb that failed has left no stage behind. */
  boolean isLost() {
    return lost;
  }

  private void awaitFrontDoor() {
    var ready = HealthCheck.http(frontPort, "/q/health/ready");
    if (!cancellation.await(FRONT_DOOR_LIMIT, ready::ready)) {
      throw new StartFailure(
          "Every service is up, but %s/q/health/ready does not say so. The logs: %s"
              .formatted(url, state.logs()));
    }
  }

  /** Ends a start or a climb under way with a failure. From any thread. */
  void cancel() {
    cancellation.cancel();
  }

  boolean isCancelled() {
    return cancellation.isDone();
  }

  Stage stage() {
    return stage;
  }

  /** The stage as it is now. */
  Topology topology() {
    var instances = new ArrayList<>(services.instances());
    instances.addAll(backend.instances());
    return new Topology(stage, url, instances, backend.deployment());
  }

  /**
   * Stops every service before those it uses, then whatever is still there. Returns when no process
   * is left. Not while it starts or climbs.
   */
  void stop() {
    try {
      services.stop(services.all());
      backend.stop();
      topology.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    killRest();
  }

  /** Ends without grace whatever process of the run still lives. */
  void killRest() {
    new LeftoverProcesses(state).kill(tell);
  }
}
