package millions.local.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import millions.local.state.AtomicFile;
import millions.standins.balancer.HealthCheckConfiguration;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.LoadBalancingAlgorithm;
import millions.standins.balancer.TargetDescription;
import millions.standins.balancer.TargetGroupConfiguration;

/**
 * Writes the balancer's listener configuration: its rules as they were drawn, and in each target
 * group the instances of that kind that run. Not thread-safe.
 */
final class ListenerFile {

  /**
   * Everything goes to the web processes. Their group starts targets slowly, since a web process
   * that got all requests while it is cold would let them wait and fail.
   */
  static final ListenerConfiguration WEB =
      ListenerConfiguration.of(
          new TargetGroupConfiguration(
              "web",
              Duration.ofSeconds(10),
              Duration.ofDays(1),
              LoadBalancingAlgorithm.ROUND_ROBIN,
              HealthCheckConfiguration.DEFAULT,
              List.of()));

  private final Path file;
  private final ListenerConfiguration listener;
  private ListenerConfiguration last;

  /**
   * @param listener its target groups are named as the kinds of their instances; their targets are
   *     those that run
   */
  ListenerFile(Path file, ListenerConfiguration listener) {
    this.file = file;
    this.listener = listener;
  }

  /** Writes the configuration where it is another one than before. */
  void write(Topology topology) {
    var now = listener.withTargets(kind -> targets(topology, kind));
    if (!now.equals(last)) {
      AtomicFile.write(file, now.json());
      last = now;
    }
  }

  private static List<TargetDescription> targets(Topology topology, String kind) {
    return topology.instances().stream()
        .filter(part -> part.kind().equals(kind))
        .map(part -> new TargetDescription(part.role(), part.address(), part.draining()))
        .toList();
  }
}
