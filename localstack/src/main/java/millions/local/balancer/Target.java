package millions.local.balancer;

import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One web process as the balancer knows it. A process that comes back at another address is another
 * target, as a replaced instance would be.
 *
 * <p>Its state changes on the balancer's event loop only; its counters may be read from any thread.
 */
final class Target {

  /** As an ALB names them. */
  enum State {
    INITIAL,
    HEALTHY,
    UNHEALTHY,
    DRAINING
  }

  /** How many checks in a row change a target's state. */
  record Thresholds(int healthy, int unhealthy) {}

  private final String role;
  private final SocketAddress address;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger outstanding = new AtomicInteger();
  private State checked = State.INITIAL;
  private boolean draining;
  private int streak;

  Target(String role, SocketAddress address) {
    this.role = role;
    this.address = address;
  }

  String role() {
    return role;
  }

  SocketAddress address() {
    return address;
  }

  /** {@code role host:port}: what makes it the same target as before. */
  String identity() {
    return role + ' ' + address.hostAddress() + ':' + address.port();
  }

  State state() {
    return draining ? State.DRAINING : checked;
  }

  void draining(boolean draining) {
    this.draining = draining;
  }

  /**
   * Takes in a check's result. A new target needs one success, a target that was unhealthy as many
   * as the threshold says.
   *
   * @return whether the state changed
   */
  boolean checked(boolean success, Thresholds thresholds) {
    var agrees = success ? checked == State.HEALTHY : checked == State.UNHEALTHY;
    if (agrees) {
      streak = 0;
      return false;
    }
    streak = success ? Math.max(1, streak + 1) : Math.min(-1, streak - 1);
    var enough =
        success
            ? checked == State.INITIAL || streak >= thresholds.healthy()
            : -streak >= thresholds.unhealthy();
    if (enough) {
      checked = success ? State.HEALTHY : State.UNHEALTHY;
      streak = 0;
    }
    return enough;
  }

  void began() {
    requests.incrementAndGet();
    outstanding.incrementAndGet();
  }

  void ended() {
    outstanding.decrementAndGet();
  }

  long requests() {
    return requests.get();
  }

  int outstanding() {
    return outstanding.get();
  }
}
