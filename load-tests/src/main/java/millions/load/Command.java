package millions.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and reads what it printed. */
final class Command {

  private Command() {}

  /** What came of it. */
  record Output(int exitCode, String text) {}

  /**
   * Runs it; killed when it takes longer than the limit.
   *
   * @throws UncheckedIOException when it cannot be executed
   * @throws Spoiled when it took too long
   */
  static Output run(List<String> line, Map<String, String> environment, Duration limit) {
    try {
      var builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      var text =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new String(
                      process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              Thread::startVirtualThread);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new Spoiled(line.getFirst() + " did not end within " + limit.toSeconds() + " s");
      }
      return new Output(process.exitValue(), text.join());
    } catch (IOException e) {
      throw new UncheckedIOException(line.getFirst() + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Spoiled("interrupted");
    }
  }

  /** The first line a program says of itself; empty when it is not on the PATH. */
  static Optional<String> version(String program, String option) {
    try {
      return run(List.of(program, option), Map.of(), Duration.ofSeconds(5))
          .text()
          .lines()
          .findFirst();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
