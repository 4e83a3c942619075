package millions.web.platform.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stage as a drawing: rows of one or two boxes from the visitor inwards, narrow enough for a
 * phone, and an arrow from each part to every part it talks to. Lengths are in the drawing's own
 * units.
 */
public record StagePicture(int width, int height, List<Box> boxes, List<Arrow> arrows) {

  static final int WIDTH = 380;
  private static final int MARGIN = 18;
  private static final int GAP = 24;
  private static final int COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
  private static final int VISITOR_BOTTOM = 28;
  static final int ROW_GAP = 30;
  private static final int BOX_HEIGHT = 64;

  /**
   * A part at its place.
   *
   * @param row counted from the visitor
   * @param wide whether it has its row to itself
   */
  public record Box(StageView.Part part, int row, int x, int y, int width, boolean wide) {

    public int height() {
      return BOX_HEIGHT;
    }

    public int right() {
      return x + width;
    }

    public int bottom() {
      return y + BOX_HEIGHT;
    }

    public int centre() {
      return x + width / 2;
    }

    public int middle() {
      return y + BOX_HEIGHT / 2;
    }
  }

  /**
   * Who talks to whom.
   *
   * @param path where the line runs, as SVG writes it
   * @param health that of the part it leads to
   * @param copies whether a database follows another by it, instead of asking for something
   */
  public record Arrow(String path, String health, boolean copies) {}

  static StagePicture of(List<StageView.Part> parts) {
    var rows = rows(parts);
    var boxes = new ArrayList<Box>();
    for (int row = 0; row < rows.size(); row++) {
      boxes.addAll(place(row, rows.get(row)));
    }
    var height = top(rows.size()) - ROW_GAP + 2;
    return new StagePicture(WIDTH, height, List.copyOf(boxes), arrows(boxes));
  }

  private static int top(int row) {
    return VISITOR_BOTTOM + ROW_GAP + row * (BOX_HEIGHT + ROW_GAP);
  }

  private static List<Box> place(int row, List<StageView.Part> parts) {
    if (parts.size() == 1) {
      return List.of(new Box(parts.getFirst(), row, MARGIN, top(row), WIDTH - 2 * MARGIN, true));
    }
    return List.of(
        new Box(parts.getFirst(), row, MARGIN, top(row), COLUMN, false),
        new Box(parts.getLast(), row, MARGIN + COLUMN + GAP, top(row), COLUMN, false));
  }

  private static List<List<StageView.Part>> rows(List<StageView.Part> parts) {
    var endpoint = parts.stream().anyMatch(part -> part.kind().equals("sql-endpoint"));
    var tiers =
        parts.stream()
            .sorted(Comparator.comparing(StageView.Part::role))
            .collect(
                Collectors.groupingBy(
                    part -> tier(part, endpoint), TreeMap::new, Collectors.toList()));
    var rows = new ArrayList<List<StageView.Part>>();
    for (var tier : tiers.values()) {
      for (int first = 0; first < tier.size(); first += 2) {
        rows.add(tier.subList(first, Math.min(first + 2, tier.size())));
      }
    }
    return rows;
  }

  private static int tier(StageView.Part part, boolean endpoint) {
    return switch (part.kind()) {
      case "edge" -> 0;
      case "balancer" -> 1;
      case "web" -> 2;
      case "sql" -> !endpoint ? 3 : part.role().startsWith("sql-replica") ? 5 : 4;
      default -> 3;
    };
  }

  private static List<Arrow> arrows(List<Box> boxes) {
    var byRole = new HashMap<String, Box>();
    boxes.forEach(box -> byRole.put(box.part().role(), box));
    var lines = new ArrowLines(boxes);
    var arrows = new ArrayList<Arrow>();
    boxes.stream()
        .filter(box -> box.row() == 0)
        .map(box -> new Arrow(lines.fromVisitor(box, VISITOR_BOTTOM), box.part().health(), false))
        .forEach(arrows::add);
    for (var from : boxes) {
      for (var role : from.part().needs()) {
        var to = byRole.get(role);
        if (to != null) {
          arrows.add(
              new Arrow(
                  lines.between(from, to), to.part().health(), from.part().kind().equals("sql")));
        }
      }
    }
    // Lines share ways; a broken one must lie on top.
    arrows.sort(Comparator.comparing(Arrow::health).reversed());
    return List.copyOf(arrows);
  }
}
