package millions.local.run;

import java.nio.file.Path;
import java.time.Duration;
import millions.local.standin.balancer.ListenerConfiguration;
import millions.local.standin.balancer.TargetDescription;
import millions.local.standin.balancer.TargetGroupConfiguration;

/**
 * The balancer's listener configuration: one target group with all the stage's web processes. Not
 * thread-safe.
 */
final class ListenerFile {

  /**
   * A web process that got all requests of a stage while it is cold would let them wait and fail.
   */
  private static final Duration SLOW_START = Duration.ofSeconds(10);

  private final Path file;
  private ListenerConfiguration last;

  ListenerFile(Path file) {
    this.file = file;
  }

  /** Writes the configuration where it is another one than before. */
  void write(Topology topology) {
    var now = ListenerConfiguration.of(web(topology));
    if (!now.equals(last)) {
      now.write(file);
      last = now;
    }
  }

  private static TargetGroupConfiguration web(Topology topology) {
    var targets =
        topology.parts().stream()
            .filter(part -> part.kind().equals("web"))
            .map(part -> new TargetDescription(part.role(), part.address(), part.draining()))
            .toList();
    return new TargetGroupConfiguration("web", SLOW_START, Duration.ofDays(1), null, null, targets);
  }
}
