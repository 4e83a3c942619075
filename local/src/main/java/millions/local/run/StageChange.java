package millions.local.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import millions.local.stages.Box;
import millions.local.stages.DrawnStage;

/**
 * What becomes of the boxes that live when another stage takes the place of theirs.
 *
 * @param kept the boxes that are made as before, with what runs for them
 * @param replaced those that play a part of before but are made otherwise, with what they replace
 * @param added those whose part nobody plays yet, in the order of the drawing
 * @param removed what plays a part that is no longer drawn
 */
record StageChange(
    Map<Box, TendedBox> kept,
    Map<Box, TendedBox> replaced,
    List<Box> added,
    List<TendedBox> removed) {

  /** Compares, and lets the boxes that are kept adopt what runs for them. */
  static StageChange between(List<TendedBox> living, DrawnStage next) {
    var kept = new LinkedHashMap<Box, TendedBox>();
    var replaced = new LinkedHashMap<Box, TendedBox>();
    var added = new ArrayList<Box>();
    var removed = new ArrayList<>(living);
    // what is used first: what is made of it can then be compared
    for (var box : next.boxes()) {
      var before = living.stream().filter(old -> box.playsThePartOf(old.box())).findFirst();
      before.ifPresent(removed::remove);
      if (before.isEmpty()) {
        added.add(box);
      } else if (before.get().lives() && box.isMadeAs(before.get().box())) {
        box.adopt(before.get().box());
        kept.put(box, before.get());
      } else {
        replaced.put(box, before.get());
      }
    }
    return new StageChange(kept, replaced, added, removed);
  }

  /**
   * Whether it can be made while the stage answers: the front door and the balancer stay, and what
   * is replaced is web processes, of which the balancer leaves out one after the other.
   */
  boolean isRolling(DrawnStage next) {
    return kept.containsKey(next.frontDoor())
        && kept.keySet().stream().anyMatch(box -> box.isKind("balancer"))
        && replaced.keySet().stream().allMatch(box -> box.isKind("web"));
  }
}
