package millions.local.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import millions.local.service.InstanceStatus.Registration;

/**
 * One process of a service, with the thread that looks after it. Its state may be read by any
 * thread.
 */
final class Instance {

  private final String role;
  private final Object definition;
  private final ServerProcess process;
  private final Supervision supervision;
  private volatile Registration registration;

  /**
   * @param registered whether a balancer may send it requests as soon as it is up
   */
  Instance(ProcessDefinition definition, boolean registered) {
    this.role = definition.role();
    this.definition = definition.definition();
    this.process = new ServerProcess(definition);
    this.supervision = new Supervision(role, process);
    this.registration = registered ? Registration.REGISTERED : Registration.UNREGISTERED;
  }

  String role() {
    return role;
  }

  /** Whether it was made by an equal definition. */
  boolean isMadeBy(ProcessDefinition other) {
    return definition.equals(other.definition());
  }

  void begin(CompletableFuture<Void> ready, Consumer<String> tell) {
    supervision.begin(ready, tell);
  }

  CompletableFuture<Void> started() {
    return supervision.started();
  }

  boolean lives() {
    return supervision.lives();
  }

  /** From now on a balancer sends it requests. */
  void register() {
    registration = Registration.REGISTERED;
  }

  /** From now on a balancer sends it no new requests. */
  void deregister() {
    registration = Registration.DRAINING;
  }

  void askToStop() {
    supervision.askToStop();
  }

  void awaitStopped(Duration limit) throws InterruptedException {
    supervision.awaitStopped(limit);
  }

  InstanceStatus status() {
    return process.instances().getFirst().registered(registration);
  }
}
