package millions.infra.constructs;

import java.util.List;
import software.constructs.Construct;

/** Something a stage is drawn with. */
public abstract class Box extends Construct {

  private final Ground ground;
  private final String id;

  /**
   * @param id the same on every stage: logical ids are made of it
   * @param title what the picture calls it
   */
  Box(Ground ground, String id, String title) {
    super(ground, id);
    this.ground = ground;
    this.id = id;
    ground.sketch().box(id, title);
  }

  /** The signs by which its operators see that it is ill. */
  List<Vital> vitals() {
    return List.of();
  }

  final Ground ground() {
    return ground;
  }

  final void arrowTo(Box other, String label) {
    ground.sketch().arrow(id, other.id(), label);
  }

  final String id() {
    return id;
  }
}
