package millions.localstack.emulator;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a Docker engine is on this machine. Looked at here since Testcontainers, asked where
 * there is none, takes seconds and logs a page of failures.
 */
final class DockerEngine {

  private static final String UNIX = "unix://";

  private DockerEngine() {}

  /**
   * A socket that takes connections: that of {@code DOCKER_HOST}, else of the usual places in the
   * order Testcontainers has. An engine elsewhere is none for us: its ports are not here.
   */
  static Optional<Path> socket(Map<String, String> environment) {
    return places(environment).stream().filter(DockerEngine::answers).findFirst();
  }

  static List<Path> places(Map<String, String> environment) {
    var chosen = environment.getOrDefault("DOCKER_HOST", "");
    if (!chosen.isBlank()) {
      return chosen.startsWith(UNIX)
          ? List.of(Path.of(chosen.substring(UNIX.length())))
          : List.of();
    }
    var rootless =
        Stream.of(
                Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(Path::of),
                home(environment, ".docker/run"),
                home(environment, ".docker/desktop"))
            .flatMap(Optional::stream)
            .map(folder -> folder.resolve("docker.sock"));
    return Stream.concat(rootless, Stream.of(Path.of("/var/run/docker.sock"))).toList();
  }

  private static Optional<Path> home(Map<String, String> environment, String folder) {
    return Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, folder));
  }

  private static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
