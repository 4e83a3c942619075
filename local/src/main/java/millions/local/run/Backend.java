package millions.local.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus;
import millions.local.stages.DrawnStage;

/**
 * What the services of a stage stand on: the stand-ins on this machine for the services of AWS. One
 * lives as long as its run, whatever stages the run climbs to.
 */
public interface Backend {

  /**
   * Makes it ready for this stage, before its services are drawn; at a climb the old stage still
   * runs meanwhile. May take long; tells its progress. Interrupted when the run is to end.
   *
   * @throws StartFailure when it cannot
   */
  void prepare(Stage stage, Consumer<String> tell);

  /**
   * The stage it was made ready for does not come after all: the one before it goes on. Returns at
   * once.
   */
  default void goBack() {}

  /** The services of this stage; equal services of two stages of one run are adopted. */
  DrawnStage draw(Stage stage);

  /**
   * Looks once at what it runs itself; called from one thread about four times a second, never
   * blocks over 2 s.
   */
  void check();

  /** Its own instances in the topology beside the services'. */
  List<InstanceStatus> instances();

  /** Where the stage's template is deployed, if it is. */
  default Optional<Deployment> deployment() {
    return Optional.empty();
  }

  /** Stops what it runs itself, after all services have stopped. Idempotent. */
  void stop();
}
