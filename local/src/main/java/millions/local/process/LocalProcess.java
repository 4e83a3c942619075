package millions.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An operating system process of the stage, started by us and ended by its id; noted at its birth
 * in the {@link ProcessLedger} beside its log.
 *
 * <p>Each runs in a session of its own where {@code setsid} exists: a Ctrl-C at the terminal
 * reaches only the supervisor, which then stops the services in order. Thread-safe.
 */
public final class LocalProcess {

  private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

  private final String role;
  private final Process process;
  private final Path log;
  private final Instant startedAt = Instant.now();

  private LocalProcess(String role, Process process, Path log) {
    this.role = role;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process whose output is appended to a log file.
   *
   * @param environment added to a minimal environment (PATH, HOME, LANG, TZ), so that a developer's
   *     own AWS or Quarkus variables never leak into a stage
   * @throws StartFailure when the command cannot be executed
   */
  public static LocalProcess start(
      String role,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    var process = begin(role, command, environment, directory, log);
    return noted(process, new ProcessLedger(log.getParent())::note);
  }

  /**
   * The same for a program that does a piece of work and ends, with children that work for it:
   * found in the ledger with them, so that none works on alone.
   */
  public static LocalProcess startTool(
      String role,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    var process = begin(role, command, environment, directory, log);
    return noted(process, new ProcessLedger(log.getParent())::noteWithChildren);
  }

  private static LocalProcess noted(LocalProcess started, Noting ledger) {
    try {
      ledger.note(started.role, started.handle());
      return started;
    } catch (IOException e) {
      started.killWithChildren();
      throw couldNotBeStarted(started.role, e);
    }
  }

  private interface Noting {
    void note(String role, ProcessHandle handle) throws IOException;
  }

  private static LocalProcess begin(
      String role,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    var line = new ArrayList<String>();
    if (SETSID) {
      line.add("/usr/bin/setsid");
    }
    line.addAll(command);
    try {
      Files.createDirectories(directory);
      Files.createDirectories(log.getParent());
      var builder =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TZ"));
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      return new LocalProcess(role, process, log);
    } catch (IOException e) {
      throw couldNotBeStarted(role, e);
    }
  }

  private static StartFailure couldNotBeStarted(String role, IOException e) {
    return new StartFailure(role + " could not be started: " + e.getMessage(), e);
  }

  public String role() {
    return role;
  }

  public long pid() {
    return process.pid();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** What it ended with; empty while it lives. */
  public OptionalInt exitCode() {
    return alive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Waits for its end, up to the limit. */
  public boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  public Path log() {
    return log;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /**
   * Sends a signal by its short name ({@code INT}, {@code TERM}, {@code KILL}); nothing when it is
   * gone already.
   */
  public void signal(String name) {
    if (alive()) {
      kill(name, Long.toString(pid()));
    }
  }

  private static void kill(String name, String target) {
    try {
      new ProcessBuilder("kill", "-" + name, "--", target)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Asks by the signal, waits up to the grace time, then kills. Returns when the process is gone.
   */
  public void stop(String signal, Duration grace) {
    signal(signal);
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it with all that it started, and returns when they are gone. */
  public void killWithChildren() {
    var family = family(handle()).toList();
    if (SETSID) {
      // its session: those born meanwhile too, and those whose parent is gone
      kill("KILL", "-" + pid());
    }
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
  }

  /** A process and all that descend from it. */
  static Stream<ProcessHandle> family(ProcessHandle eldest) {
    return Stream.concat(Stream.of(eldest), eldest.descendants());
  }
}
