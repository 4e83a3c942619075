package millions.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import millions.ladder.CommandRefused;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;
import millions.local.control.ControlServer;
import millions.local.control.RunControls;
import millions.local.process.StartFailure;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;

/**
 * A run from its start to its end by this process: takes the lock, clears what a killed run left,
 * starts a stage, climbs to others where it is asked to, and stops without leaving a process, a
 * port or a word of itself behind.
 */
public final class StageRun {

  private final StateDirectory state;
  private final Stage first;
  private final int port;
  private final ProgressListeners tell;
  private final Function<RunContext, Backend> backends;
  private final CountDownLatch end = new CountDownLatch(1);
  private StageLock lock;
  private ControlServer control;
  private volatile Supervisor supervisor;
  private volatile Climbs climbs;
  private volatile boolean cancelled;

  /**
   * @param port where the stage answers
   * @param tell what happens, a line each
   */
  public StageRun(
      StateDirectory state, Stage stage, int port, BackendChoice backend, Consumer<String> tell) {
    this(state, stage, port, tell, context -> Backends.open(backend, context, tell));
  }

  /**
   * @param backends makes what the services stand on, once for the run
   */
  StageRun(
      StateDirectory state,
      Stage stage,
      int port,
      Consumer<String> tell,
      Function<RunContext, Backend> backends) {
    this.state = state;
    this.first = stage;
    this.port = port;
    this.tell = new ProgressListeners(tell);
    this.backends = backends;
  }

  /**
   * Starts the stage and returns it when it answers.
   *
   * @param fresh whether the data of earlier runs is forgotten first
   * @throws CommandRefused when it may not start; nothing was changed
   * @throws StartFailure when a service cannot be started, or at {@link #cancel}; everything is
   *     stopped again
   */
  public Topology start(boolean fresh) throws InterruptedException {
    lock = StageLock.take(state).orElseThrow(() -> CommandRefused.refused(alreadyRunning(state)));
    try {
      return startLocked(fresh);
    } catch (RuntimeException | InterruptedException e) {
      stop();
      throw e;
    }
  }

  private Topology startLocked(boolean fresh) throws InterruptedException {
    var checks = new StartChecks(state, tell);
    checks.endLeftovers();
    checks.checkPort(first, port);
    if (fresh) {
      new DataRemoval(state, tell).run();
    }
    state.create();
    checks.checkDisk();
    control = ControlServer.open(new Controls());
    record(first, false);
    var webJar = ProjectDirectory.application().resolve("quarkus-run.jar");
    var backend = backends.apply(RunContext.of(state, port, webJar));
    supervisor = new Supervisor(state, backend, port, tell);
    if (cancelled) {
      supervisor.cancel();
    }
    supervisor.start(first);
    climbs = new Climbs(supervisor, tell, this::climbed);
    record(first, true);
    return supervisor.topology();
  }

  private void record(Stage stage, boolean ready) {
    RunRecord.ofThisProcess(stage, "http://localhost:" + port, ready, control.key()).write(state);
  }

  private void climbed() {
    record(supervisor.stage(), true);
    if (supervisor.isLost()) {
      end.countDown();
    }
  }

  /** What other terminals can ask for. */
  private final class Controls implements RunControls {

    @Override
    public String climb(String stage, Consumer<String> listener) throws InterruptedException {
      var admitted = climbs;
      if (admitted == null) {
        throw CommandRefused.refused(
            "Stage %s is just starting; it can climb when it answers. Look at it: ./millions status"
                .formatted(first));
      }
      return admitted.climb(stage, listener);
    }

    @Override
    public Optional<String> status() {
      return Optional.ofNullable(supervisor)
          .filter(running -> running.stage() != null)
          .map(running -> running.topology().json());
    }

    @Override
    public String stop() {
      var sentence = "Stopping stage %s ...".formatted(stage());
      tell.accept(sentence);
      cancel();
      return sentence;
    }
  }

  /** The stage that runs, or is to. */
  public Stage stage() {
    return Optional.ofNullable(supervisor).map(Supervisor::stage).orElse(first);
  }

  /** Whether it was asked to end. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Returns at {@link #cancel}.
   *
   * @throws StartFailure when a climb has left nothing that runs
   */
  public void awaitEnd() throws InterruptedException {
    end.await();
    if (supervisor.isLost()) {
      throw new StartFailure("No stage runs any more. Its logs: " + state.logs());
    }
  }

  /** Ends a start or a climb under way, and the wait for the end. From any thread. */
  public void cancel() {
    cancelled = true;
    if (supervisor != null) {
      supervisor.cancel();
    }
    end.countDown();
  }

  /** Stops everything in good order. Nothing when nothing was started. */
  public void stop() {
    if (climbs != null) {
      climbs.end();
    }
    if (supervisor != null) {
      supervisor.stop();
    }
    if (control != null) {
      control.close();
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
   * Whether a run lives here. Asks a few times where no living process says so: whoever only looks
   * holds the lock for an instant.
   */
  public static boolean isUnderWay(StateDirectory state) throws InterruptedException {
    for (int again = 0; again < 5 && StageLock.isTaken(state); again++) {
      if (RunRecord.read(state).flatMap(RunRecord::supervisor).isPresent()) {
        return true;
      }
      Thread.sleep(50);
    }
    return StageLock.isTaken(state);
  }

  /**
   * Looks whether a stage may be started at all.
   *
   * @throws CommandRefused when one runs already
   */
  public static void refuseSecond(StateDirectory state) {
    if (StageLock.isTaken(state)) {
      throw CommandRefused.refused(alreadyRunning(state));
    }
  }

  private static String alreadyRunning(StateDirectory state) {
    return RunRecord.read(state).map(RunRecord::refusal).orElse(RunRecord.STARTING);
  }
}
