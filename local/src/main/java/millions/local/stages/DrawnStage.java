package millions.local.stages;

import java.util.List;
import java.util.Optional;
import millions.local.service.Service;
import millions.standins.balancer.ListenerConfiguration;

/**
 * A stage as its picture draws it.
 *
 * @param frontDoor the service the world talks to
 * @param services all of it, the front door too; what is used comes before what uses it
 * @param listener what its balancer does, if it has one; a target group is called as its service
 */
public record DrawnStage(
    Service frontDoor, List<Service> services, Optional<ListenerConfiguration> listener) {

  public DrawnStage(Service frontDoor, Service... services) {
    this(frontDoor, List.of(services), Optional.empty());
  }

  /** The same with a balancer that does this. */
  public DrawnStage balancedBy(ListenerConfiguration listener) {
    return new DrawnStage(frontDoor, services, Optional.of(listener));
  }
}
