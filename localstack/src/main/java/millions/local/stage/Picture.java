package millions.local.stage;

/** A rung drawn as boxes and arrows. */
@FunctionalInterface
interface Picture {

  Stage draw(Boxes boxes);
}
