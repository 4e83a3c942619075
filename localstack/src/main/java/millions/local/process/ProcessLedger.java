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
import java.util.Optional;
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

  private final Path file;

  /** The ledger of all processes that log into this directory. */
  public ProcessLedger(Path logDirectory) {
    file = logDirectory.resolve("processes");
  }

  /** Begins the role of a tool that works for a while and starts processes of its own. */
  public static final String TOOL = "tool ";

  /** A process of ours that still lives. */
  public record Entry(String role, ProcessHandle handle) {

    /** It, after what it started where it is a tool: servers look after their own. */
    public Stream<ProcessHandle> family() {
      return role.startsWith(TOOL)
          ? Stream.concat(handle.descendants(), Stream.of(handle))
          : Stream.of(handle);
    }
  }

  /** Writes down a process at its birth. */
  public void note(String role, ProcessHandle handle) throws IOException {
    var started = handle.info().startInstant().orElseGet(Instant::now);
    var line = "%d %d %s\n".formatted(handle.pid(), started.toEpochMilli(), role);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Those noted that live now. */
  public List<Entry> living() {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.flatMap(line -> living(line).stream()).toList();
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

  private static Optional<Entry> living(String line) {
    var words = line.split(" ", 3);
    var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> sameStart(handle, started))
        .map(handle -> new Entry(words[2], handle));
  }

  private static boolean sameStart(ProcessHandle handle, Instant started) {
    return handle
        .info()
        .startInstant()
        .filter(now -> Duration.between(started, now).abs().compareTo(CLOCK_SLACK) <= 0)
        .isPresent();
  }
}
