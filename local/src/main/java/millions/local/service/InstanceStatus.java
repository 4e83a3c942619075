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
 * @param draining whether it is to end, and gets no new requests from the balancer
 */
public record InstanceStatus(
    String role,
    String kind,
    OptionalLong pid,
    String address,
    Health health,
    List<String> needs,
    RunBy by,
    boolean draining) {

  /** What the last look at an instance found. */
  public enum Health {
    UP,
    STARTING,
    DOWN
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
    this(role, kind, pid, address, health, needs, RunBy.STAND_IN, false);
  }

  /** The same, with the roles it talks to. */
  public InstanceStatus needing(List<String> roles) {
    return new InstanceStatus(role, kind, pid, address, health, roles, by, draining);
  }

  /** The same, as it is drained. */
  public InstanceStatus drained() {
    return new InstanceStatus(role, kind, pid, address, health, needs, by, true);
  }
}
