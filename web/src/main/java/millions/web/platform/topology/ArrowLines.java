package millions.web.platform.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the picture's lines between the boxes: along the gaps between rows, and past whole rows
 * through the middle where two boxes leave one, else along the side.
 */
final class ArrowLines {

  private static final int CENTRE = StagePicture.WIDTH / 2;
  // Side lanes' distance from the border; the way past the whole web tier keeps outside.
  private static final int OUTER = 4;
  private static final int INNER = 10;

  private final Set<Integer> blocked = new HashSet<>();

  ArrowLines(List<StagePicture.Box> boxes) {
    boxes.stream().filter(StagePicture.Box::wide).forEach(box -> blocked.add(box.row()));
  }

  String fromVisitor(StagePicture.Box to, int visitorBottom) {
    return "M%d %dV%d".formatted(to.centre(), visitorBottom, to.y());
  }

  String between(StagePicture.Box from, StagePicture.Box to) {
    if (from.row() == to.row()) {
      return to.x() < from.x()
          ? "M%d %dH%d".formatted(from.x(), from.middle(), to.right())
          : "M%d %dH%d".formatted(from.right(), from.middle(), to.x());
    }
    return Math.abs(from.row() - to.row()) == 1
        ? toNextRow(from, to)
        : middleIsFree(from, to) ? throughTheMiddle(from, to) : alongTheSide(from, to);
  }

  private static String toNextRow(StagePicture.Box from, StagePicture.Box to) {
    if (from.wide() || to.wide()) {
      var x = from.wide() ? to.centre() : from.centre();
      return "M%d %dV%d".formatted(x, leaving(from, to), leaving(to, from));
    }
    return "M%d %dV%dH%dV%d"
        .formatted(
            from.centre(), leaving(from, to), trunk(from, to), to.centre(), leaving(to, from));
  }

  private boolean middleIsFree(StagePicture.Box from, StagePicture.Box to) {
    var last = Math.max(from.row(), to.row());
    for (int row = Math.min(from.row(), to.row()) + 1; row < last; row++) {
      if (blocked.contains(row)) {
        return false;
      }
    }
    return true;
  }

  private static String throughTheMiddle(StagePicture.Box from, StagePicture.Box to) {
    var line = "M%d %dV%dH%d".formatted(from.centre(), leaving(from, to), trunk(from, to), CENTRE);
    return to.wide()
        ? line + "V" + leaving(to, from)
        : line + "V%dH%dV%d".formatted(trunk(to, from), to.centre(), leaving(to, from));
  }

  private static String alongTheSide(StagePicture.Box from, StagePicture.Box to) {
    var left = to.x() < CENTRE;
    var distance = from.part().kind().equals("edge") ? OUTER : INNER;
    var lane = left ? distance : StagePicture.WIDTH - distance;
    var start =
        from.wide()
            ? "M%d %d".formatted(left ? from.x() : from.right(), from.middle())
            : "M%d %dV%d".formatted(from.centre(), leaving(from, to), trunk(from, to));
    return start + "H%dV%dH%d".formatted(lane, to.middle(), left ? to.x() : to.right());
  }

  private static int leaving(StagePicture.Box box, StagePicture.Box towards) {
    return towards.row() > box.row() ? box.bottom() : box.y();
  }

  /** The height at which lines run from column to column beside a box's row. */
  private static int trunk(StagePicture.Box box, StagePicture.Box towards) {
    var half = StagePicture.ROW_GAP / 2;
    return towards.row() > box.row() ? box.bottom() + half : box.y() - half;
  }
}
