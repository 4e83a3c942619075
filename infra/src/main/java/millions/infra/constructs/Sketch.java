package millions.infra.constructs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The picture of a stage, noted while it is drawn: so that no page can show another one. */
public final class Sketch {

  private record Arrow(String from, String to, String label) {}

  private final Map<String, String> boxes = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  Sketch() {}

  void box(String id, String title) {
    boxes.put(id, title);
  }

  void arrow(String from, String to, String label) {
    arrows.add(new Arrow(from, to, label));
  }

  /** The picture as a Mermaid flow chart. */
  public String mermaid() {
    var chart = new StringBuilder("flowchart TD\n");
    boxes.forEach((id, title) -> chart.append("  %s[\"%s\"]%n".formatted(id, title)));
    arrows.forEach(
        arrow ->
            chart.append("  %s -- \"%s\" --> %s%n".formatted(arrow.from, arrow.label, arrow.to)));
    return chart.toString();
  }
}
