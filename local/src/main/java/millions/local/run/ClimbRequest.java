package millions.local.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.control.ControlClient;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;

/** What {@code up} asks of the run that is there already: to climb to another stage. */
public final class ClimbRequest {

  private final RunRecord run;
  private final Consumer<String> tell;

  /**
   * @param tell what happens, a line each
   */
  ClimbRequest(RunRecord run, Consumer<String> tell) {
    this.run = run;
    this.tell = tell;
  }

  /** To whoever supervises the run of this state directory; a stage runs there. */
  public static ClimbRequest of(StateDirectory state, Consumer<String> tell) {
    return RunRecord.read(state)
        .map(run -> new ClimbRequest(run, tell))
        .orElseThrow(() -> CommandRefused.refused(RunRecord.STARTING));
  }

  /**
   * Looks whether what else was asked for can be had.
   *
   * @param port where the stage is to answer, if one was asked for
   * @param fresh whether the data was to be forgotten
   * @throws CommandRefused when it cannot
   */
  public ClimbRequest with(Stage stage, Optional<Integer> port, boolean fresh) {
    if (stage == run.stage()) {
      throw CommandRefused.refused(run.refusal());
    }
    if (fresh) {
      throw CommandRefused.refused(
          run.refusal()
              + ". A climb keeps the data; to forget it, stop the stage before up --fresh");
    }
    port.filter(wanted -> !run.url().endsWith(":" + wanted))
        .ifPresent(
            wanted -> {
              throw CommandRefused.refused(
                  run.refusal()
                      + ". A climb keeps the port; leave out --port "
                      + wanted
                      + " to climb");
            });
    return this;
  }

  /**
   * Returns one sentence when the stage answers.
   *
   * @throws CommandRefused when it may not climb; nothing was changed
   * @throws StartFailure when it could not, or is not heard of any more
   */
  public String to(Stage stage) throws InterruptedException {
    if (!run.ready()) {
      throw CommandRefused.refused(
          "Stage %s is just starting at %s (process %d); it can climb when it answers. Look at it: ./millions status"
              .formatted(run.stage(), run.url(), run.pid()));
    }
    try (var supervisor = new ControlClient(run.control())) {
      // whoever cannot even say how it is has not begun anything
      mustAnswer(supervisor);
      return supervisor.climb(stage, tell);
    } catch (IOException e) {
      throw new StartFailure(
          "The supervisor (process %d) is not heard of any more: %s. Look at the stage: ./millions status"
              .formatted(run.pid(), e.getMessage()),
          e);
    }
  }

  private void mustAnswer(ControlClient supervisor) throws InterruptedException {
    try {
      supervisor.status();
    } catch (IOException e) {
      throw CommandRefused.refused(
          "The supervisor of stage %s (process %d) cannot be asked to climb: %s. Stop it first: ./millions down"
              .formatted(run.stage(), run.pid(), e.getMessage()));
    }
  }
}
