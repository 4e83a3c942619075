package millions.localstack.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import millions.local.state.StateDirectory;

/**
 * The {@code docker compose} of this machine, whose engine answers.
 *
 * @param docker the program
 * @param environment of this process, which the program sees: it leads to the engine
 */
record DockerCompose(Path docker, Map<String, String> environment) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String UNIX = "unix://";

  /**
   * The first {@code docker} on the path, if it has Compose and its engine answers within 10 s. An
   * engine elsewhere is none for us: its ports are not on this machine, nor are our files on its.
   */
  static Optional<DockerCompose> find(Map<String, String> environment) {
    var engine = environment.getOrDefault("DOCKER_HOST", "");
    if (!engine.isBlank() && !engine.startsWith(UNIX)) {
      return Optional.empty();
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "docker"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(docker -> new DockerCompose(docker, environment))
        .filter(DockerCompose::answers);
  }

  /** Listing projects needs both Compose and the engine. */
  private boolean answers() {
    try {
      var question =
          new ProcessBuilder(docker.toString(), "compose", "ls", "--quiet")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      question.environment().clear();
      question.environment().putAll(environment);
      var process = question.start();
      try {
        return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            && process.exitValue() == 0;
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The project of the runs that share a state directory. */
  ComposeProject project(Path file, StateDirectory state) {
    return new ComposeProject(
        docker,
        file,
        "millions-" + ShortHash.of(state.root().toString()),
        environment,
        state.logs().resolve("localstack-compose.log"));
  }
}
