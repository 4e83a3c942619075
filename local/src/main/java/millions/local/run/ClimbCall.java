package millions.local.run;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;

/** Asks the supervisor of a running stage to climb to another, and listens until it has. */
public final class ClimbCall {

  private static final Duration SILENCE_LIMIT = ClimbCaller.SIGN_OF_LIFE_EVERY.multipliedBy(6);

  private final RunRecord run;
  private final Consumer<String> tell;

  /**
   * @param tell what happens, a line each
   */
  ClimbCall(RunRecord run, Consumer<String> tell) {
    this.run = run;
    this.tell = tell;
  }

  /** To whoever supervises the run of this state directory; a stage runs there. */
  public static ClimbCall of(StateDirectory state, Consumer<String> tell) {
    return RunRecord.read(state)
        .map(run -> new ClimbCall(run, tell))
        .orElseThrow(() -> CommandRefused.refused(RunRecord.STARTING));
  }

  /**
   * Looks whether what else was asked for can be had.
   *
   * @param port of the front door, where one was asked for
   * @param fresh whether the data was to be forgotten
   * @throws CommandRefused when it cannot
   */
  public ClimbCall asFarAs(Stage rung, Optional<Integer> port, boolean fresh) {
    if (rung == run.rung()) {
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
  public String to(Stage rung) {
    var key =
        run.climbs()
            .orElseThrow(
                () ->
                    CommandRefused.refused(
                        "Stage %s is just starting at %s (process %d); it can climb when it answers. Look at it: ./millions status"
                            .formatted(run.rung(), run.url(), run.pid())));
    try (var socket = connect(key)) {
      var request = "%s climb %d\n".formatted(key.token(), rung.number());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return listen(socket);
    } catch (IOException e) {
      throw new StartFailure(
          "The supervisor (process %d) is not heard of any more: %s. Look at the stage: ./millions status"
              .formatted(run.pid(), e.getMessage()),
          e);
    }
  }

  private Socket connect(ClimbDoor.Key key) {
    try {
      return ClimbLine.connect(key.port());
    } catch (IOException e) {
      throw CommandRefused.refused(
          "The supervisor of stage %s (process %d) cannot be asked to climb: %s. Stop it first: ./millions down"
              .formatted(run.rung(), run.pid(), e.getMessage()));
    }
  }

  private String listen(Socket socket) throws IOException {
    while (true) {
      var line = ClimbLine.parse(ClimbLine.read(socket, ClimbLine.MOST_BYTES, SILENCE_LIMIT));
      switch (line.word()) {
        case TELL -> tell.accept(line.text());
        case STILL -> {}
        case DONE -> {
          return line.text();
        }
        case REFUSED -> throw CommandRefused.refused(line.text());
        case FAILED -> throw new StartFailure(line.text());
      }
    }
  }
}
