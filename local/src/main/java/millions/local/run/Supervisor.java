package millions.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.process.LeftoverProcesses;
import millions.local.process.StartFailure;
import millions.local.service.HealthCheck;
import millions.local.stages.DrawnStage;
import millions.local.state.StateDirectory;

/**
 * Keeps the boxes of a run alive: starts each when those it uses are up, tends each on a thread of
 * its own, keeps the topology file true, lets another stage take the place of the one that runs,
 * and stops everything from the front door inwards.
 */
final class Supervisor {

  private static final Duration FRONT_DOOR_LIMIT = Duration.ofSeconds(60);

  private final StateDirectory state;
  private final TendedBackend backend;
  private final int frontPort;
  private final String url;
  private final Consumer<String> tell;
  private final Cancellation cancellation = new Cancellation();
  private final LivingBoxes living;
  private final TopologyWriter keeper;
  private volatile Stage rung;
  private volatile boolean lost;

  Supervisor(StateDirectory state, Backend backend, int frontPort, Consumer<String> tell) {
    this.state = state;
    this.backend = new TendedBackend(backend, tell);
    this.frontPort = frontPort;
    this.url = "http://localhost:" + frontPort;
    this.tell = tell;
    this.living = new LivingBoxes(tell);
    this.keeper = new TopologyWriter(state.topology(), this::topology);
  }

  /**
   * Starts all of the stage and returns when the front door says it is ready.
   *
   * @throws StartFailure when a box cannot be started, or at {@link #cancel}; the rest still runs,
   *     {@link #stop} ends it
   */
  void start(Stage wanted) throws InterruptedException {
    backend.prepare(wanted, cancellation);
    startBoxes(wanted);
  }

  private void startBoxes(Stage wanted) {
    rung = wanted;
    living.become(backend.draw(wanted).boxes().stream().map(living::tend).toList());
    keeper.begin();
    living.begin(living.all());
    cancellation.await(LivingBoxes.started(living.all()));
    awaitFrontDoor();
    keeper.write();
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
    var stage = backend.draw(wanted);
    var change = StageChange.between(living.all(), stage);
    if (change.isRolling(stage)) {
      roll(wanted, stage, change);
    } else {
      tell.accept(
          "Stage %s %s: it does not answer until it is up"
              .formatted(
                  wanted,
                  change.kept().containsKey(stage.frontDoor())
                      ? "replaces more than web processes"
                      : "needs other front doors"));
      startAnew(wanted);
    }
  }

  private void roll(Stage wanted, DrawnStage stage, StageChange change)
      throws InterruptedException {
    try (var targets = new BalancerTargets(living)) {
      var webs = new WebSwap(living, keeper, targets, cancellation, tell);
      var climb = new RollingClimb(living, change, stage, webs, cancellation, tell);
      try {
        climb.run(this::awaitFrontDoor);
      } catch (RuntimeException e) {
        backend.goBack();
        throw e;
      }
      rung = wanted;
      climb.settle();
      keeper.write();
    }
  }

  private void startAnew(Stage wanted) throws InterruptedException {
    var before = rung;
    living.stop(living.all());
    try {
      startBoxes(wanted);
    } catch (RuntimeException e) {
      if (!cancellation.isDone()) {
        living.stop(living.all());
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
      startBoxes(before);
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
          "Every part is up, but %s/q/health/ready does not say so. The logs: %s"
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

  Stage rung() {
    return rung;
  }

  /** The stage as it is now. */
  Topology topology() {
    var parts = new ArrayList<>(living.parts());
    parts.addAll(backend.parts());
    return new Topology(rung, url, parts, backend.deployment());
  }

  /**
   * Stops every box before those it uses, then whatever is still there. Returns when no process is
   * left. Not while it starts or climbs.
   */
  void stop() {
    try {
      living.stop(living.all());
      backend.stop();
      keeper.end();
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
