package millions.local.service;

import java.util.List;
import java.util.OptionalLong;

/**
 * One box of the stage's picture as it is right now: what {@code status}, {@code GET /topology} and
 * the page show.
 *
 * @param role the part's name in the stage, unique: {@code web-1}, {@code sql-primary}, {@code
 *     cache} ...
 * @param kind what sort of thing it is: {@code web}, {@code sql}, {@code sql-endpoint}, {@code
 *     cache}, {@code content}, {@code balancer}, {@code edge}
 * @param pid the process id where it is a process of its own
 * @param address {@code host:port}
 * @param needs the roles it talks to
 * @param by what does its work
 * @param draining whether it is to end, and gets no new requests from the balancer
 */
public record Part(
    String role,
    String kind,
    OptionalLong pid,
    String address,
    Health health,
    List<String> needs,
    RunBy by,
    boolean draining) {

  /** What the last look at a part found. */
  public enum Health {
    UP,
    STARTING,
    DOWN
  }

  public Part {
    needs = List.copyOf(needs);
  }

  /** A process that stands in for a service of AWS. */
  public Part(
      String role,
      String kind,
      OptionalLong pid,
      String address,
      Health health,
      List<String> needs) {
    this(role, kind, pid, address, health, needs, RunBy.STAND_IN, false);
  }

  /** The same, with the roles it talks to. */
  public Part needing(List<String> roles) {
    return new Part(role, kind, pid, address, health, roles, by, draining);
  }

  /** The same, as it is drained. */
  public Part drained() {
    return new Part(role, kind, pid, address, health, needs, by, true);
  }
}
