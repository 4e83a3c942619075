package millions.local.service;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a service of equal processes is.
 *
 * @param name of the service
 * @param naming how its instances are called
 * @param desiredCount how many instances there are to be, from 1 on
 * @param processes what the instance of a role is; the command, the settings, the health check and
 *     the restart policy of all instances are the same but for their addresses and directories
 */
public record ServiceDefinition(String name, Naming naming, int desiredCount, Processes processes) {

  /** Says what each instance is. */
  @FunctionalInterface
  public interface Processes {

    /**
     * The process of one instance.
     *
     * @param settings what the services tell that it needs
     */
    ProcessDefinition of(String role, Map<String, String> settings);
  }

  /** How instances are called. */
  public enum Naming {
    /** The one instance has the name of the service: {@code cache}. */
    SINGLE,
    /** Numbered from 1 on: {@code web-1}. */
    NUMBERED
  }

  /**
   * @throws IllegalArgumentException when fewer than one instance is desired, or more than one
   *     where there is a single one
   */
  public ServiceDefinition {
    if (desiredCount < 1) {
      throw new IllegalArgumentException(
          "%s: the desired count is at least 1, not %d".formatted(name, desiredCount));
    }
    if (naming == Naming.SINGLE && desiredCount > 1) {
      throw new IllegalArgumentException(
          "%s: there is one of it, not %d".formatted(name, desiredCount));
    }
  }

  /** The same with another desired count. */
  public ServiceDefinition withDesiredCount(int count) {
    return new ServiceDefinition(name, naming, count, processes);
  }

  /** The roles of the desired instances. */
  List<String> desiredRoles() {
    return IntStream.rangeClosed(1, desiredCount).mapToObj(this::role).toList();
  }

  /** The first role that none of these has. */
  String freeRole(List<String> taken) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(this::role)
        .filter(role -> !taken.contains(role))
        .findFirst()
        .orElseThrow();
  }

  private String role(int number) {
    return switch (naming) {
      case SINGLE -> name;
      case NUMBERED -> name + "-" + number;
    };
  }

  /** All that makes its instances what they are, with what they would be told. */
  List<Object> identity(Map<String, String> settings) {
    return desiredRoles().stream().map(role -> processes.of(role, settings).definition()).toList();
  }
}
