package millions.local.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.local.control.ControlClient;
import millions.local.process.LeftoverProcesses;
import millions.local.process.ProcessEnds;
import millions.local.run.DataRemoval;
import millions.local.run.RunRecord;
import millions.local.run.StageLock;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the stage that runs here, in whatever terminal it was started. */
@Command(name = "down", description = "Stops the running stage.")
final class Down implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Option(
      names = "--fresh",
      description = "Forgets all data as well, and what was deployed into a LocalStack.")
  private boolean fresh;

  @Override
  public Integer call() throws InterruptedException {
    var state = StateDirectory.ofThisProject();
    var code = StageLock.isTaken(state) ? stop(state) : clear(state);
    if (fresh && code == 0) {
      new DataRemoval(state, System.out::println).run();
      System.out.println("All data is forgotten.");
    }
    return code;
  }

  private static int stop(StateDirectory state) throws InterruptedException {
    var run = RunRecord.read(state);
    var supervisor = run.flatMap(RunRecord::supervisor);
    if (supervisor.isEmpty()) {
      System.err.println("A stage is just starting or stopping here; try again in a moment.");
      return 1;
    }
    System.out.println("Stopping stage " + run.orElseThrow().stage() + " ...");
    ask(run.orElseThrow(), supervisor.get());
    if (awaitFree(state) && awaitGone(supervisor.get())) {
      System.out.println("Stopped.");
      return 0;
    }
    System.out.println("It does not stop by itself within " + LIMIT.toSeconds() + " s: killed.");
    supervisor.get().destroyForcibly();
    awaitFree(state);
    new LeftoverProcesses(state).end();
    return 1;
  }

  private static void ask(RunRecord run, ProcessHandle supervisor) throws InterruptedException {
    try (var control = new ControlClient(run.control())) {
      control.stop();
    } catch (IOException e) {
      System.out.println("It does not answer (%s); it is told by a signal.".formatted(e));
      supervisor.destroy();
    }
  }

  private static boolean awaitFree(StateDirectory state) throws InterruptedException {
    var deadline = Instant.now().plus(LIMIT);
    while (StageLock.isTaken(state)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  /** It lets go of the lock a moment before it goes itself. */
  private static boolean awaitGone(ProcessHandle supervisor) throws InterruptedException {
    return ProcessEnds.await(List.of(supervisor), LIMIT);
  }

  private static int clear(StateDirectory state) {
    var leftovers = new LeftoverProcesses(state);
    var roles = Optional.of(leftovers.roles()).filter(list -> !list.isEmpty());
    roles.ifPresent(list -> leftovers.end());
    System.out.println(
        roles
            .map(list -> "The last run was killed; ended what it left: " + String.join(", ", list))
            .orElse("No stage is running."));
    return 0;
  }
}
