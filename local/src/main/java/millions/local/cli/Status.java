package millions.local.cli;

import java.util.concurrent.Callable;
import millions.local.process.LeftoverProcesses;
import millions.local.run.StageLock;
import millions.local.run.Topology;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what runs; exits with 1 when nothing does. */
@Command(name = "status", description = "Shows every part of the running stage.")
final class Status implements Callable<Integer> {

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var state = StateDirectory.ofThisProject();
    if (!StageLock.isTaken(state)) {
      System.err.println(nothingRuns(new LeftoverProcesses(state)));
      return 1;
    }
    var topology = Topology.of(state);
    if (topology.isEmpty()) {
      System.err.println("A stage is just starting or stopping here.");
      return 1;
    }
    System.out.println(json ? topology.get().json() : text(topology.get()));
    return 0;
  }

  private static String nothingRuns(LeftoverProcesses leftovers) {
    var roles = leftovers.roles();
    return roles.isEmpty()
        ? "No stage is running. Start one: ./millions up"
        : "The run was killed and left processes behind: %s. End them: ./millions down"
            .formatted(String.join(", ", roles));
  }

  private static String text(Topology topology) {
    return "Stage %s at %s%n%s"
        .formatted(topology.rung(), topology.url(), StatusTable.of(topology));
  }
}
