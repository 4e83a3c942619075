package millions.localstack.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A project of Docker Compose: the containers of one file, under a name that tells them from those
 * of other projects.
 *
 * @param docker the program
 * @param environment what it sees beside the settings
 * @param log where its output goes
 */
record ComposeProject(
    Path docker, Path file, String name, Map<String, String> environment, Path log) {

  /** The first time an image of more than a gigabyte is fetched. */
  private static final Duration UP_LIMIT = Duration.ofMinutes(15);

  private static final Duration DOWN_LIMIT = Duration.ofSeconds(60);
  private static final Duration WAIT_LIMIT = Duration.ofSeconds(120);

  /**
   * Starts its containers and waits until they are healthy, at most 120 s once the image is there.
   *
   * @param settings what the file interpolates
   * @return whether they are; the log says the rest
   */
  boolean up(Map<String, String> settings) {
    return run(
        UP_LIMIT,
        settings,
        List.of(
            "up", "--detach", "--wait", "--wait-timeout", Long.toString(WAIT_LIMIT.toSeconds())));
  }

  /** Copies the end of what the containers said into the log. */
  void copyLogs() {
    run(DOWN_LIMIT, Map.of(), List.of("logs", "--no-color", "--no-log-prefix", "--tail", "10"));
  }

  /**
   * Removes its containers, if there are any. An interruption does not break it off.
   *
   * @return whether they are gone; the log says the rest
   */
  boolean down() {
    // LocalStack's image declares a volume, of which each container would leave one behind
    var arguments = List.of("down", "--volumes");
    return CompletableFuture.supplyAsync(() -> run(DOWN_LIMIT, Map.of(), arguments)).join();
  }

  /** What a person types to do the same as {@link #down}. */
  String downByHand() {
    return "docker compose -p %s down --volumes".formatted(name);
  }

  private boolean run(Duration limit, Map<String, String> settings, List<String> arguments) {
    var all = new HashMap<>(environment);
    all.putAll(settings);
    var command = new ArrayList<>(List.of(docker.toString(), "compose"));
    command.addAll(List.of("-f", file.toString(), "-p", name));
    command.addAll(arguments);
    return new ToolCommand("localstack-compose", all, limit, log).run(command, file.getParent());
  }
}
