package millions.local.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import millions.local.process.Ports;
import millions.local.process.StartFailure;

/**
 * A stage run from its start to its end by this process: takes the lock, clears what a killed run
 * left, starts, and stops without leaving a process, a port or a word of itself behind.
 */
public final class StageRun {

  /** A database that meets a full disk stops; so much is a stage's modest day. */
  private static final long LEAST_DISK_MEGABYTES = 500;

  private final StateDirectory state;
  private final Rung rung;
  private final int port;
  private final Consumer<String> tell;
  private final Function<Premises, Backend> backends;
  private StageLock lock;
  private volatile Supervisor supervisor;
  private volatile boolean cancelled;

  /**
   * @param port of the front door
   * @param tell what happens, a line each
   */
  public StageRun(
      StateDirectory state, Rung rung, int port, BackendChoice backend, Consumer<String> tell) {
    this(state, rung, port, tell, premises -> backend.open(premises, tell));
  }

  /**
   * @param backends makes what the boxes stand on, once for the run
   */
  StageRun(
      StateDirectory state,
      Rung rung,
      int port,
      Consumer<String> tell,
      Function<Premises, Backend> backends) {
    this.backends = backends;
    this.state = state;
    this.rung = rung;
    this.port = port;
    this.tell = tell;
  }

  /**
   * Starts the stage and returns it when its front door answers.
   *
   * @param fresh whether the data of earlier runs is forgotten first
   * @throws NotNow when it may not start; nothing was changed
   * @throws StartFailure when a part cannot be started, or at {@link #cancel}; everything is
   *     stopped again
   */
  public Topology start(boolean fresh) throws InterruptedException {
    lock = StageLock.take(state).orElseThrow(() -> NotNow.refused(alreadyRunning(state)));
    try {
      return startLocked(fresh);
    } catch (RuntimeException | InterruptedException e) {
      stop();
      throw e;
    }
  }

  private Topology startLocked(boolean fresh) throws InterruptedException {
    endLeftovers();
    checkPort();
    if (fresh) {
      new Forgetting(state, tell).run();
    }
    state.create();
    checkDisk();
    new RunRecord(ProcessHandle.current().pid(), rung, url(), false).write(state);
    var webJar = StateDirectory.projectRoot().resolve("web/target/quarkus-app/quarkus-run.jar");
    var backend = backends.apply(Premises.of(state, port, webJar));
    supervisor = new Supervisor(state, backend, url(), tell);
    if (cancelled) {
      supervisor.cancel();
    }
    supervisor.start(rung, port);
    new RunRecord(ProcessHandle.current().pid(), rung, url(), true).write(state);
    return supervisor.topology();
  }

  /** Ends a start under way. From any thread. */
  public void cancel() {
    cancelled = true;
    if (supervisor != null) {
      supervisor.cancel();
    }
  }

  /** Stops everything in good order. Nothing when nothing was started. */
  public void stop() {
    if (supervisor != null) {
      supervisor.stop();
    }
    try {
      RunRecord.delete(state);
      Files.deleteIfExists(state.topology());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
  }

  /** Ends all processes without grace; what was acknowledged is safe even so. */
  public void kill() {
    if (supervisor != null) {
      supervisor.killRest();
    }
  }

  /**
   * Looks whether a stage may be started at all.
   *
   * @throws NotNow when one runs already
   */
  public static void refuseSecond(StateDirectory state) {
    if (StageLock.isTaken(state)) {
      throw NotNow.refused(alreadyRunning(state));
    }
  }

  private static String alreadyRunning(StateDirectory state) {
    return RunRecord.read(state)
        .map(
            run ->
                "Stage %s is running at %s (process %d). Stop it first: ./millions down"
                    .formatted(run.rung(), run.url(), run.pid()))
        .orElse("Another stage is just starting here. Look at it: ./millions status");
  }

  private String url() {
    return "http://localhost:" + port;
  }

  private void endLeftovers() {
    var leftovers = new Leftovers(state);
    var roles = leftovers.roles();
    if (!roles.isEmpty()) {
      tell.accept(
          "The last run was killed and left processes behind; ending them: "
              + String.join(", ", roles));
      leftovers.end();
    }
  }

  private void checkPort() {
    if (!Ports.isFree(port)) {
      throw NotNow.environment(
          "Port %d is taken%s. Choose another: ./millions up %d --port %d"
              .formatted(
                  port,
                  PortOwner.of(port).map(owner -> " by " + owner).orElse(""),
                  rung.number(),
                  port + 1));
    }
  }

  private void checkDisk() {
    var megabytes = usableMegabytes(state.root());
    if (megabytes < LEAST_DISK_MEGABYTES) {
      throw NotNow.environment(
          "Only %d MB are free on the disk of %s; a stage wants %d. Free some, or let MILLIONS_HOME name another place."
              .formatted(megabytes, state.root(), LEAST_DISK_MEGABYTES));
    }
  }

  private static long usableMegabytes(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
