package millions.infra.constructs.stack;

import java.util.List;
import software.constructs.Construct;

/** A construct that its stage's diagram shows and that may have alarms. */
public abstract class StageConstruct extends Construct {

  private final MillionsStack stack;
  private final String id;

  /**
   * @param id the same on every stage, since logical ids are derived from it
   * @param title the label in the diagram; {@code <br>} breaks its line
   */
  protected StageConstruct(MillionsStack stack, String id, String title) {
    super(stack, id);
    this.stack = stack;
    this.id = id;
    stack.diagram().box(id, title);
  }

  /** The alarms that tell operators of its failures. */
  public List<AlarmDefinition> alarms() {
    return List.of();
  }

  /** The stack of the stage. */
  protected final MillionsStack stack() {
    return stack;
  }

  /** Adds an arrow from this construct to another to the diagram. */
  protected final void arrowTo(StageConstruct other, String label) {
    stack.diagram().arrow(id, other.id(), label);
  }

  /** The construct id. */
  public final String id() {
    return id;
  }
}
