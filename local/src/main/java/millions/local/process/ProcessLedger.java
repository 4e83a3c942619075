package millions.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file beside the logs in which every process of a stage is written down at its birth, so that
 * whatever a killed supervisor leaves behind can be found and ended by id.
 *
 * <p>A process counts as ours only when its start time is the noted one as well: ids are used
 * again. Short appended lines are written whole, so several threads may note at once.
 */
public final class ProcessLedger {

  /** The system tells start times in whole seconds or ticks, from a clock that may be adjusted. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

  /** Follows the start time of one whose children are to end with it. */
  private static final String WITH_CHILDREN = "+";

  private final Path file;

  /** The ledger of all processes that log into this directory. */
  public ProcessLedger(Path logDirectory) {
    file = logDirectory.resolve("processes");
  }

  /** A process of ours that still lives. */
  public record Entry(String role, ProcessHandle handle) {}

  void note(String role, ProcessHandle handle) throws IOException {
    note(role, handle, "");
  }

  /** Writes down a tool at its birth, whose children are to end with it. */
  public void noteWithChildren(String role, ProcessHandle handle) throws IOException {
    note(role, handle, WITH_CHILDREN);
  }

  private void note(String role, ProcessHandle handle, String mark) throws IOException {
    var started = handle.info().startInstant().orElseGet(Instant::now);
    var line = "%d %d%s %s\n".formatted(handle.pid(), started.toEpochMilli(), mark, role);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Those noted that live now; of a tool its children too. */
  public List<Entry> living() {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.flatMap(ProcessLedger::living).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins an empty ledger: a new run. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Entry> living(String line) {
    var words = line.split(" ", 3);
    var withChildren = words[1].endsWith(WITH_CHILDREN);
    var started = Instant.ofEpochMilli(Long.parseLong(words[1].replace(WITH_CHILDREN, "")));
    return ProcessHandle.of(Long.parseLong(words[0])).stream()
        .filter(handle -> isRunning(handle, started))
        .flatMap(handle -> withChildren ? LocalProcess.family(handle) : Stream.of(handle))
        .map(handle -> new Entry(words[2], handle));
  }

  /** Whether the process that began then runs; not when a later one has the same id. */
  public static boolean isRunning(ProcessHandle handle, Instant started) {
    return !ProcessEnds.hasEnded(handle)
        && handle
            .info()
            .startInstant()
            .filter(now -> Duration.between(started, now).abs().compareTo(CLOCK_SLACK) <= 0)
            .isPresent();
  }
}
