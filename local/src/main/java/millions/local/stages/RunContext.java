package millions.local.stages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import millions.local.process.Ports;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.RestartPolicy;
import millions.local.state.Secrets;
import millions.local.state.StateDirectory;

/**
 * What all stages of one run share.
 *
 * @param ports hands out the ports of the instances; a role keeps its own from stage to stage
 * @param frontPort where the stage answers
 * @param webJar the application
 */
public record RunContext(
    StateDirectory state, Secrets secrets, Ports ports, int frontPort, Path webJar) {

  /** Those of a run from this directory; its data must be there, or forgotten, by now. */
  public static RunContext of(StateDirectory state, int frontPort, Path webJar) {
    var secrets = new Secrets(state.data().resolve("secrets.properties"));
    return new RunContext(state, secrets, new Ports(), frontPort, webJar);
  }

  /** A process of this run, with its log among the others. */
  ProcessDefinition process(
      String role,
      String kind,
      int port,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      HealthCheck healthCheck,
      RestartPolicy restart) {
    return new ProcessDefinition(
        role,
        kind,
        "127.0.0.1:" + port,
        command,
        environment,
        directory,
        state.logs().resolve(role + ".log"),
        healthCheck,
        ProcessDefinition.START_LIMIT,
        restart);
  }
}
