package millions.local.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.local.control.ControlClient;
import millions.local.process.LeftoverProcesses;
import millions.local.run.RunRecord;
import millions.local.run.StageLock;
import millions.local.run.Topology;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what runs; exits with 1 when nothing does. */
@Command(name = "status", description = "Shows every instance of the running stage.")
final class Status implements Callable<Integer> {

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var state = StateDirectory.ofThisProject();
    if (!StageLock.isTaken(state)) {
      System.err.println(nothingRuns(new LeftoverProcesses(state)));
      return 1;
    }
    var topology = asked(state).flatMap(Topology::parse);
    if (topology.isEmpty()) {
      System.err.println("A stage is just starting or stopping here.");
      return 1;
    }
    System.out.println(json ? topology.get().json() : text(topology.get()));
    return 0;
  }

  /** What the supervisor says; where it does not answer, what it wrote down last. */
  private static Optional<String> asked(StateDirectory state) throws InterruptedException {
    var run = RunRecord.read(state);
    if (run.isEmpty()) {
      return Optional.empty();
    }
    try (var control = new ControlClient(run.get().control())) {
      return control.status();
    } catch (IOException e) {
      System.err.println(
          "The supervisor (process %d) does not answer: %s. This is what it wrote down last:"
              .formatted(run.get().pid(), e));
      return Topology.of(state).map(Topology::json);
    }
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
        .formatted(topology.stage(), topology.url(), StatusTable.of(topology));
  }
}
