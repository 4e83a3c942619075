package millions.local.service;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;

/**
 * How instances behind a balancer come and go without a request that fails: a new one gets requests
 * when it is up and the balancer has seen it healthy, an old one ends when it gets none any more
 * and has answered those it had.
 *
 * @param cancellation ends every wait
 * @param tell told what happens, a sentence each
 */
public record Rollout(LoadBalancer balancer, Cancellation cancellation, Consumer<String> tell) {

  private static final Duration BALANCER_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /**
   * Starts an instance; returns when the balancer sends requests to it.
   *
   * @throws StartFailure when it does not become ready; it is stopped then
   */
  void start(Instance instance) throws InterruptedException {
    try {
      cancellation.await(instance.started());
      instance.register();
      balancer.update();
      if (!cancellation.await(BALANCER_LIMIT, () -> balancer.isHealthy(instance.role()))) {
        throw new StartFailure(
            instance.role() + " is up, but the balancer does not see it healthy.");
      }
    } catch (RuntimeException e) {
      end(instance);
      throw e;
    }
  }

  /**
   * Lets the balancer send it no new requests, and waits until it has answered those it has.
   *
   * @param others one of them must be able to answer meanwhile
   * @throws StartFailure when the balancer does not leave it out, or has nobody else; it goes on
   */
  void drain(Instance instance, List<String> others) {
    var role = instance.role();
    if (!cancellation.await(BALANCER_LIMIT, () -> others.stream().anyMatch(balancer::isWarm))) {
      throw new StartFailure(
          "The balancer sees no other healthy, warm process that could answer while "
              + role
              + " is replaced.");
    }
    tell.accept(role + " is drained");
    instance.deregister();
    balancer.update();
    if (!cancellation.await(BALANCER_LIMIT, () -> balancer.isLeftOut(role))) {
      instance.register();
      balancer.update();
      throw new StartFailure("The balancer does not leave out " + role + ".");
    }
    if (!cancellation.await(DRAIN_LIMIT, () -> balancer.isDrained(role))) {
      tell.accept(
          "%s still has requests to answer after %d s; it is told to end all the same"
              .formatted(role, DRAIN_LIMIT.toSeconds()));
    }
  }

  /** No new requests, and TERM: a process ends when it has answered those it has. */
  void end(Instance instance) throws InterruptedException {
    instance.deregister();
    balancer.update();
    instance.askToStop();
    instance.awaitStopped(STOP_LIMIT);
  }
}
