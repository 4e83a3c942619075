package millions.local.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import millions.local.service.InstanceStatus.Registration;
import millions.local.state.AtomicFile;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.TargetDescription;

/**
 * Writes the balancer's listener configuration: its rules as they were drawn, and in each target
 * group the instances of that kind that run. Not thread-safe.
 */
final class ListenerFile {

  private final Path file;
  private Optional<ListenerConfiguration> drawn = Optional.empty();
  private ListenerConfiguration last;

  ListenerFile(Path file) {
    this.file = file;
  }

  /**
   * What is written from now on.
   *
   * @param listener its target groups are named as the kinds of their instances; its targets are
   *     those that run; empty when there is no balancer
   */
  void draw(Optional<ListenerConfiguration> listener) {
    drawn = listener;
  }

  /** Writes the configuration where it is another one than before; nothing without a balancer. */
  void write(Topology topology) {
    drawn.ifPresent(listener -> write(listener.withTargets(kind -> targets(topology, kind))));
  }

  private void write(ListenerConfiguration now) {
    if (!now.equals(last)) {
      AtomicFile.write(file, now.json());
      last = now;
    }
  }

  private static List<TargetDescription> targets(Topology topology, String kind) {
    return topology.instances().stream()
        .filter(instance -> instance.kind().equals(kind))
        .filter(instance -> instance.registration() != Registration.UNREGISTERED)
        .map(it -> new TargetDescription(it.role(), it.address(), it.isDraining()))
        .toList();
  }
}
