package millions.local.service;

/** What a balancer thinks of the instances it sends requests to. */
public interface LoadBalancer {

  /** Tells it now which instances there are, and which of them get no new requests. */
  void update();

  /** Whether it sends requests to the instance of this role. */
  boolean isHealthy(String role);

  /** Whether that one gets its full share of them. */
  boolean isWarm(String role);

  /** Whether it sends no new requests to the instance of this role. */
  boolean isLeftOut(String role);

  /** Whether that one has also answered all that it got. */
  boolean isDrained(String role);
}
