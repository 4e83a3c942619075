package millions.local.stages;

import java.util.List;

/**
 * A drawn stage.
 *
 * @param frontDoor the box the world talks to
 * @param boxes all of it, the front door too; what is used comes before what uses it
 */
public record DrawnStage(Box frontDoor, List<Box> boxes) {

  public DrawnStage(Box frontDoor, Box... boxes) {
    this(frontDoor, List.of(boxes));
  }
}
