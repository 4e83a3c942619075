package millions.local.stages;

import java.nio.file.Path;
import millions.local.process.Ports;
import millions.local.state.Secrets;
import millions.local.state.StateDirectory;

/**
 * What all stages of one run share.
 *
 * @param ports hands out the ports of the boxes; a role keeps its own from stage to stage
 * @param frontPort of the front door
 * @param webJar the application
 */
public record RunContext(
    StateDirectory state, Secrets secrets, Ports ports, int frontPort, Path webJar) {

  /** Those of a run from this directory; its data must be there, or forgotten, by now. */
  public static RunContext of(StateDirectory state, int frontPort, Path webJar) {
    var secrets = new Secrets(state.data().resolve("secrets.properties"));
    return new RunContext(state, secrets, new Ports(), frontPort, webJar);
  }
}
