package millions.standins.balancer;

import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One instance of a service as the balancer knows it. An instance that comes back at another
 * address is another target.
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

  private static final double LEAST_SHARE = 0.05;

  private final TargetGroup group;
  private final String role;
  private final SocketAddress address;
  private final LongSupplier nanos;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger outstanding = new AtomicInteger();
  private State checked = State.INITIAL;
  private boolean draining;
  private int streak;
  private long servesSince;

  /**
   * @param nanos the time, as {@link System#nanoTime} counts it
   */
  Target(TargetGroup group, TargetDescription description, LongSupplier nanos) {
    this.group = group;
    this.nanos = nanos;
    this.role = description.role();
    this.address = SocketAddress.inetSocketAddress(description.port(), description.host());
  }

  /** The group it is registered in; the same process in another group is another target. */
  TargetGroup group() {
    return group;
  }

  String role() {
    return role;
  }

  SocketAddress address() {
    return address;
  }

  /** {@code role host:port}: what makes it the same target as before. */
  String identity() {
    return role + ' ' + address.host() + ':' + address.port();
  }

  State state() {
    return draining ? State.DRAINING : checked;
  }

  void draining(boolean draining) {
    if (this.draining && !draining) {
      servesSince = nanos.getAsLong();
    }
    this.draining = draining;
  }

  /**
   * Which part of a full share of the requests it should get: one that has just begun to serve is
   * still cold, and gets more and more over this time.
   */
  double share(Duration slowStart) {
    var served = nanos.getAsLong() - servesSince;
    return served >= slowStart.toNanos()
        ? 1
        : Math.max(LEAST_SHARE, (double) served / slowStart.toNanos());
  }

  /**
   * Takes in a check's result. A new target needs one success, a target that was unhealthy as many
   * as its group's threshold says.
   *
   * @return whether the state changed
   */
  boolean checked(boolean success) {
    var thresholds = group.healthCheck();
    var agrees = success ? checked == State.HEALTHY : checked == State.UNHEALTHY;
    if (agrees) {
      streak = 0;
      return false;
    }
    streak = success ? Math.max(1, streak + 1) : Math.min(-1, streak - 1);
    var enough =
        success
            ? checked == State.INITIAL || streak >= thresholds.healthyThreshold()
            : -streak >= thresholds.unhealthyThreshold();
    if (enough) {
      checked = success ? State.HEALTHY : State.UNHEALTHY;
      servesSince = nanos.getAsLong();
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
