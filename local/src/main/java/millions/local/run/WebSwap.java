package millions.local.run;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.stages.Box;

/**
 * Puts one web process in the place of another behind the balancer, without a request that fails:
 * the old one is drained before it ends, and the new one is asked when the balancer has seen it
 * healthy.
 */
final class WebSwap {

  private static final Duration BALANCER_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final LivingBoxes living;
  private final TopologyWriter topology;
  private final BalancerTargets targets;
  private final Cancellation cancellation;
  private final Consumer<String> tell;

  WebSwap(
      LivingBoxes living,
      TopologyWriter topology,
      BalancerTargets targets,
      Cancellation cancellation,
      Consumer<String> tell) {
    this.living = living;
    this.topology = topology;
    this.targets = targets;
    this.cancellation = cancellation;
    this.tell = tell;
  }

  /**
   * Replaces what is there now by what the box is; returns when the balancer sends requests to it.
   *
   * @throws StartFailure when it cannot be drained: then it works on; or when the new one does not
   *     become ready: then nobody plays the part
   */
  void replace(TendedBox now, Box next) throws InterruptedException {
    if (now.lives()) {
      drain(now);
    }
    leave(now);
    var successor = living.tend(next);
    successor.draining(true);
    living.replace(now, successor);
    topology.write();
    living.begin(List.of(successor));
    cancellation.await(successor.started());
    successor.draining(false);
    topology.write();
    var role = next.toString();
    if (!cancellation.await(BALANCER_LIMIT, () -> targets.isHealthy(role))) {
      leave(successor);
      throw new StartFailure(role + " is up, but the balancer does not see it healthy.");
    }
  }

  /**
   * Lets the balancer send it no new requests, and waits until it has answered those it has.
   *
   * @throws StartFailure when the balancer does not leave it out, or has nobody else; it goes on
   */
  void drain(TendedBox web) {
    var role = web.box().toString();
    if (!cancellation.await(BALANCER_LIMIT, () -> targets.isAnotherWarm(role))) {
      throw new StartFailure(
          "The balancer sees no other healthy, warm web process that could answer while "
              + role
              + " is replaced.");
    }
    tell.accept(role + " is drained");
    web.draining(true);
    topology.write();
    if (!cancellation.await(BALANCER_LIMIT, () -> targets.isLeftOut(role))) {
      web.draining(false);
      topology.write();
      throw new StartFailure("The balancer does not leave out " + role + ".");
    }
    if (!cancellation.await(DRAIN_LIMIT, () -> targets.isDrained(role))) {
      tell.accept(
          "%s still has requests to answer after %d s; it is told to end all the same"
              .formatted(role, DRAIN_LIMIT.toSeconds()));
    }
  }

  /** No new requests, and TERM: a web process ends when it has answered those it has. */
  private void leave(TendedBox web) throws InterruptedException {
    web.draining(true);
    topology.write();
    web.askToStop();
    web.awaitStopped(STOP_LIMIT);
  }
}
