package millions.local.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.service.Part;
import millions.local.stages.DrawnStage;

/**
 * What the boxes of a stage stand on: the stand-ins on this machine for the services of AWS. One
 * lives as long as its run, whatever stages the run climbs to.
 */
public interface Backend {

  /**
   * Makes it ready for this stage, before its boxes are drawn; at a climb the old stage still runs
   * meanwhile. May take long; tells its progress. Interrupted when the run is to end.
   *
   * @throws StartFailure when it cannot
   */
  void prepare(Stage stage, Consumer<String> tell);

  /**
   * The stage it was made ready for does not come after all: the one before it goes on. Returns at
   * once.
   */
  default void goBack() {}

  /** The boxes of this stage; equal boxes of two stages of one run are adopted. */
  DrawnStage draw(Stage stage);

  /**
   * Looks once at what it runs itself; called from one thread about four times a second, never
   * blocks over 2 s.
   */
  void check();

  /** Its own parts of the topology beside the boxes'. */
  List<Part> parts();

  /** Where the stage's template is deployed, if it is. */
  default Optional<Deployment> deployment() {
    return Optional.empty();
  }

  /** Stops what it runs itself, after all boxes have stopped. Idempotent. */
  void stop();
}
