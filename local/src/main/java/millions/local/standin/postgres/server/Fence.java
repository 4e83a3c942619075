package millions.local.standin.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import millions.local.process.StartFailure;

/**
 * Makes sure that no server works on a data directory any more, before another one takes its place
 * or opens the same files. Killing the first process is not enough: its children end by themselves,
 * but not at once, and a supervisor that was killed leaves whole servers behind.
 */
public final class Fence {

  private static final Path PROC = Path.of("/proc");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Fence() {}

  /** Kills every PostgreSQL process of the directory and returns when they are gone. */
  public static void end(Path directory) {
    var limit = System.nanoTime() + LIMIT.toNanos();
    for (var left = of(directory); !left.isEmpty(); left = of(directory)) {
      if (System.nanoTime() > limit) {
        throw new StartFailure("process " + left.getFirst().pid() + " still uses " + directory);
      }
      left.forEach(ProcessHandle::destroyForcibly);
      Pause.of(Duration.ofMillis(10));
    }
  }

  private static List<ProcessHandle> of(Path directory) {
    return Files.isDirectory(directory) ? byWorkingDirectory(directory) : List.of();
  }

  /** A PostgreSQL process, first or child, always stands in its data directory. */
  private static List<ProcessHandle> byWorkingDirectory(Path directory) {
    try (Stream<Path> processes = Files.list(PROC)) {
      var real = directory.toRealPath().toString();
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> link(process.resolve("cwd")).filter(real::equals).isPresent())
          .filter(
              process ->
                  link(process.resolve("exe")).filter(exe -> exe.contains("/postgres")).isPresent())
          .map(process -> ProcessHandle.of(Long.parseLong(process.getFileName().toString())))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new StartFailure("the running processes cannot be listed: " + e.getMessage(), e);
    }
  }

  private static Optional<String> link(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }
}
