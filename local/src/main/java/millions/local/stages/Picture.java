package millions.local.stages;

/** A stage drawn as services and the arrows between them. */
@FunctionalInterface
public interface Picture {

  /**
   * @param services what stands on this machine for the services of AWS
   */
  DrawnStage draw(LocalServices services);
}
