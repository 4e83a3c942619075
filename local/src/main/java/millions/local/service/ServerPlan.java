package millions.local.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything there is to know about a server before it runs.
 *
 * @param role its name in the stage
 * @param kind what sort of part it is
 * @param address {@code host:port} it will listen on
 * @param command the program and its arguments
 * @param environment asked at each start, since it names addresses of parts started before
 * @param directory where it runs
 * @param log where its output is appended
 * @param readiness how it is asked for its health
 * @param startLimit how long a start may take
 * @param restart what is done when it dies
 */
public record ServerPlan(
    String role,
    String kind,
    String address,
    List<String> command,
    Supplier<Map<String, String>> environment,
    Path directory,
    Path log,
    HealthCheck readiness,
    Duration startLimit,
    RestartPolicy restart) {

  /** All that makes the process what it is; its environment as it would be told now. */
  Object definition() {
    return List.of(
        ServerPlan.class, role, kind, address, command, environment.get(), directory, log, restart);
  }
}
