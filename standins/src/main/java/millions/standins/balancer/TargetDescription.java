package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A target as the configuration registers it.
 *
 * @param role the instance's name in the stage, as {@code web-1}; goes into {@code Server-Timing}
 * @param address {@code host:port}; with the role it is what makes it the same target as before
 * @param draining whether it is being deregistered: it gets no new request, and those in flight
 *     finish; false when absent
 */
public record TargetDescription(
    @JsonProperty(required = true) String role,
    @JsonProperty(required = true) String address,
    boolean draining) {

  public TargetDescription {
    Limits.matching(
        "role", role, "[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, dots, dashes, underscores");
    Limits.matching("address", address, "[A-Za-z0-9.-]+:\\d{1,5}", "host:port");
    Limits.between("the port of address", port(address), 1, 65_535);
  }

  String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }

  int port() {
    return port(address);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}
