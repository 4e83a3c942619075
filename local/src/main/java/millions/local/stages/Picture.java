package millions.local.stages;

/** A rung drawn as boxes and arrows. */
@FunctionalInterface
public interface Picture {

  DrawnStage draw(Boxes boxes);
}
