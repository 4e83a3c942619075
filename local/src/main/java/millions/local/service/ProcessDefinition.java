package millions.local.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything there is to know about a server process before it runs.
 *
 * @param role its name in the stage, unique: {@code web-1}
 * @param kind what sort of thing it is: {@code web}
 * @param address {@code host:port} it will listen on
 * @param command the program and its arguments
 * @param environment its settings
 * @param directory where it runs
 * @param log where its output is appended
 * @param healthCheck how it is asked for its health
 * @param startLimit how long a start may take
 * @param restart what is done when it dies
 */
public record ProcessDefinition(
    String role,
    String kind,
    String address,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path log,
    HealthCheck healthCheck,
    Duration startLimit,
    RestartPolicy restart) {

  /** How long a server may take to answer for the first time, where nothing else is said. */
  public static final Duration START_LIMIT = Duration.ofSeconds(90);

  public ProcessDefinition {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** All that makes the process what it is, to be compared with that of another. */
  public Object definition() {
    return List.of(
        ProcessDefinition.class,
        role,
        kind,
        address,
        command,
        environment,
        directory,
        log,
        restart);
  }
}
