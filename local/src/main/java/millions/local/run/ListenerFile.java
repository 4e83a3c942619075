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
 * Writes the balancer's listener configuration: one target group with all the stage's web
 * processes. Not thread-safe.
 */
final class ListenerFile {

  /**
   * The group in a stage. It starts targets slowly, since a web process that got all requests while
   * it is cold would let them wait and fail.
   */
  static final TargetGroupConfiguration WEB =
      new TargetGroupConfiguration(
          "web",
          Duration.ofSeconds(10),
          Duration.ofDays(1),
          LoadBalancingAlgorithm.ROUND_ROBIN,
          HealthCheckConfiguration.DEFAULT,
          List.of());

  private final Path file;
  private final TargetGroupConfiguration web;
  private ListenerConfiguration last;

  /**
   * @param web how the group is configured; its targets are those that run
   */
  ListenerFile(Path file, TargetGroupConfiguration web) {
    this.file = file;
    this.web = web;
  }

  /** Writes the configuration where it is another one than before. */
  void write(Topology topology) {
    var targets =
        topology.parts().stream()
            .filter(part -> part.kind().equals("web"))
            .map(part -> new TargetDescription(part.role(), part.address(), part.draining()))
            .toList();
    var now = ListenerConfiguration.of(web.withTargets(targets));
    if (!now.equals(last)) {
      AtomicFile.write(file, now.json());
      last = now;
    }
  }
}
