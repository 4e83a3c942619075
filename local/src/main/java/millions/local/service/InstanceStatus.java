package millions.local.service;

import java.util.List;
import java.util.OptionalLong;

/**
 * One instance of a service as it is right now: what {@code status}, {@code GET /topology} and the
 * page show.
 *
 * @param role the instance's name in the stage, unique: {@code web-1}, {@code sql-primary}, {@code
 *     cache} ...
 * @param kind what sort of thing it is: {@code web}, {@code sql}, {@code sql-endpoint}, {@code
 *     cache}, {@code content}, {@code balancer}, {@code edge}
 * @param pid the process id where it is a process of its own
 * @param address {@code host:port}
 * @param needs the roles it talks to
 * @param by what does its work
 * @param registration whether a balancer sends it requests
 */
public record InstanceStatus(
    String role,
    String kind,
    OptionalLong pid,
    String address,
    Health health,
    List<String> needs,
    RunBy by,
    Registration registration) {

  /** What the last look at an instance found. */
  public enum Health {
    UP,
    STARTING,
    DOWN
  }

  /** What an instance is to the balancer before it, if there is one. */
  public enum Registration {
    /** It has just been started, and the balancer is not to know it yet. */
    UNREGISTERED,
    REGISTERED,
    /** It is to end, and gets no new requests. */
    DRAINING
  }

  public InstanceStatus {
    needs = List.copyOf(needs);
  }

  /** A process that stands in for a service of AWS. */
  public InstanceStatus(
      String role,
      String kind,
      OptionalLong pid,
      String address,
      Health health,
      List<String> needs) {
    this(role, kind, pid, address, health, needs, RunBy.STAND_IN);
  }

  /** Something else does its work. */
  public InstanceStatus(
      String role,
      String kind,
      OptionalLong pid,
      String address,
      Health health,
      List<String> needs,
      RunBy by) {
    this(role, kind, pid, address, health, needs, by, Registration.REGISTERED);
  }

  /** The same, with the roles it talks to. */
  public InstanceStatus needing(List<String> roles) {
    return new InstanceStatus(role, kind, pid, address, health, roles, by, registration);
  }

  /** The same, as this to the balancer. */
  public InstanceStatus registered(Registration now) {
    return new InstanceStatus(role, kind, pid, address, health, needs, by, now);
  }

  public boolean isDraining() {
    return registration == Registration.DRAINING;
  }
}
