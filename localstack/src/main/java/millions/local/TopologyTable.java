package millions.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import millions.local.process.Part;
import millions.local.process.Provision;
import millions.local.stage.Deployment;
import millions.local.stage.Topology;

/** The parts of a stage as a table for people. */
final class TopologyTable {

  private static final String ROW = "  %-15s %-9s %-17s %-8s %s";
  private static final String ROW_OF_A_DEPLOYED_STAGE = "  %-15s %-9s %-17s %-8s %-18s %s";

  private TopologyTable() {}

  static String of(Topology topology) {
    return topology
        .deployment()
        .map(deployment -> deployed(topology, deployment))
        .orElseGet(
            () ->
                ROW.formatted("role", "health", "address", "process", "needs")
                    + rows(topology, TopologyTable::row));
  }

  private static String rows(Topology topology, Function<Part, String> row) {
    return topology.parts().stream()
        .map(part -> "\n" + row.apply(part).stripTrailing())
        .collect(Collectors.joining());
  }

  private static String row(Part part) {
    return ROW.formatted(
        part.role(), health(part), part.address(), process(part), String.join(", ", part.needs()));
  }

  private static String deployed(Topology topology, Deployment deployment) {
    return ROW_OF_A_DEPLOYED_STAGE.formatted(
            "role", "health", "address", "process", "run by", "needs")
        + rows(topology, TopologyTable::rowWithProvision)
        + "\n  Services of the template, deployed into LocalStack (%s, %s):"
            .formatted(deployment.emulator(), deployment.endpoint())
        + Arrays.stream(Provision.values())
            .filter(by -> !services(deployment, by).isEmpty())
            .map(by -> "\n    %-17s %s".formatted(by.words(), services(deployment, by)))
            .collect(Collectors.joining());
  }

  private static String rowWithProvision(Part part) {
    return ROW_OF_A_DEPLOYED_STAGE.formatted(
        part.role(),
        health(part),
        part.address(),
        process(part),
        part.by().words(),
        String.join(", ", part.needs()));
  }

  private static String services(Deployment deployment, Provision by) {
    return deployment.services().stream()
        .filter(service -> service.by() == by)
        .map(Deployment.Service::name)
        .collect(Collectors.joining(", "));
  }

  private static String health(Part part) {
    return part.draining() ? "draining" : part.health().name().toLowerCase(Locale.ROOT);
  }

  private static Object process(Part part) {
    return part.pid().isPresent() ? part.pid().getAsLong() : "-";
  }
}
