package millions.local;

import java.util.Locale;
import java.util.stream.Collectors;
import millions.local.process.Part;
import millions.local.stage.Topology;

/** The parts of a stage as a table for people. */
final class TopologyTable {

  private static final String ROW = "  %-15s %-9s %-17s %-8s %s";

  private TopologyTable() {}

  static String of(Topology topology) {
    return ROW.formatted("role", "health", "address", "process", "needs")
        + topology.parts().stream().map(part -> "\n" + row(part)).collect(Collectors.joining());
  }

  private static String row(Part part) {
    return ROW.formatted(
            part.role(),
            part.draining() ? "draining" : part.health().name().toLowerCase(Locale.ROOT),
            part.address(),
            part.pid().isPresent() ? part.pid().getAsLong() : "-",
            String.join(", ", part.needs()))
        .stripTrailing();
  }
}
