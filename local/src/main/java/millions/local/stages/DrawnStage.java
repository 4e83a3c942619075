package millions.local.stages;

import java.util.List;
import millions.local.service.Service;

/**
 * A stage as its picture draws it.
 *
 * @param frontDoor the service the world talks to
 * @param services all of it, the front door too; what is used comes before what uses it
 */
public record DrawnStage(Service frontDoor, List<Service> services) {

  public DrawnStage(Service frontDoor, Service... services) {
    this(frontDoor, List.of(services));
  }
}
