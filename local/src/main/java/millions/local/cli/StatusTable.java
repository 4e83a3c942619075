package millions.local.cli;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import millions.local.run.Deployment;
import millions.local.run.Topology;
import millions.local.service.InstanceStatus;
import millions.local.service.RunBy;

/** The instances of a stage as a table for people. */
final class StatusTable {

  private static final String ROW = "  %-15s %-9s %-17s %-8s %s";
  private static final String ROW_OF_A_DEPLOYED_STAGE = "  %-15s %-9s %-17s %-8s %-18s %s";

  private StatusTable() {}

  static String of(Topology topology) {
    return topology
        .deployment()
        .map(deployment -> deployed(topology, deployment))
        .orElseGet(
            () ->
                ROW.formatted("role", "health", "address", "process", "needs")
                    + rows(topology, StatusTable::row));
  }

  private static String rows(Topology topology, Function<InstanceStatus, String> row) {
    return topology.instances().stream()
        .map(instance -> "\n" + row.apply(instance).stripTrailing())
        .collect(Collectors.joining());
  }

  private static String row(InstanceStatus instance) {
    return ROW.formatted(
        instance.role(),
        health(instance),
        instance.address(),
        process(instance),
        String.join(", ", instance.needs()));
  }

  private static String deployed(Topology topology, Deployment deployment) {
    return ROW_OF_A_DEPLOYED_STAGE.formatted(
            "role", "health", "address", "process", "run by", "needs")
        + rows(topology, StatusTable::rowWithRunBy)
        + "\n  Services of the template, deployed into %s (%s, %s):"
            .formatted(deployment.backend(), deployment.emulator(), deployment.endpoint())
        + deployment.services().stream()
            .map(Deployment.Service::by)
            .distinct()
            .sorted(Comparator.comparing(StatusTable::order))
            .map(by -> "\n    %-17s %s".formatted(by.words(), services(deployment, by)))
            .collect(Collectors.joining());
  }

  /** What the backend has itself comes first, what nothing does last. */
  private static int order(RunBy by) {
    return by.equals(RunBy.PLACEHOLDER) ? 2 : by.equals(RunBy.STAND_IN) ? 1 : 0;
  }

  private static String rowWithRunBy(InstanceStatus instance) {
    return ROW_OF_A_DEPLOYED_STAGE.formatted(
        instance.role(),
        health(instance),
        instance.address(),
        process(instance),
        instance.by().words(),
        String.join(", ", instance.needs()));
  }

  private static String services(Deployment deployment, RunBy by) {
    return deployment.services().stream()
        .filter(service -> service.by().equals(by))
        .map(Deployment.Service::name)
        .collect(Collectors.joining(", "));
  }

  private static String health(InstanceStatus instance) {
    return instance.isDraining() ? "draining" : instance.health().name().toLowerCase(Locale.ROOT);
  }

  private static Object process(InstanceStatus instance) {
    return instance.pid().isPresent() ? instance.pid().getAsLong() : "-";
  }
}
