package millions.infra.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import millions.ladder.ProjectDirectory;

/** Runs shell scripts as the machine would, with given environment variables. */
record Bash(Map<String, String> environment) {

  static final Path BOX = ProjectDirectory.root().resolve("infra/src/main/box");

  record Outcome(int exit, String output) {}

  static Bash plain() {
    return new Bash(Map.of());
  }

  Bash with(String name, Object value) {
    var more = new LinkedHashMap<>(environment);
    more.put(name, value.toString());
    return new Bash(more);
  }

  /** Puts a directory at the beginning of the PATH. */
  Bash withPath(Path directory) {
    var path = environment.getOrDefault("PATH", System.getenv("PATH"));
    return with("PATH", directory + ":" + path);
  }

  Process start(String script) throws IOException {
    var builder = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + script);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  Outcome run(String script) {
    try {
      var process = start(script);
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The path of a program, if it is installed. */
  static Optional<Path> program(String... names) {
    var directories =
        Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"));
    return directories
        .flatMap(directory -> Stream.of(names).map(Path.of(directory)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
