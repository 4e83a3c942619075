package millions.infra.constructs.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the constructs of a stage and the arrows between them, for the diagram in the docs. */
public final class StageDiagram {

  private record Arrow(String from, String to, String label) {}

  private final Map<String, String> boxes = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  StageDiagram() {}

  void box(String id, String title) {
    boxes.put(id, title);
  }

  /** Adds an arrow between two constructs, given by their ids. */
  public void arrow(String from, String to, String label) {
    arrows.add(new Arrow(from, to, label));
  }

  /** The diagram as a Mermaid flow chart. */
  public String mermaid() {
    var chart = new StringBuilder("flowchart TD\n");
    boxes.forEach((id, title) -> chart.append("  %s[\"%s\"]%n".formatted(id, title)));
    arrows.forEach(
        arrow ->
            chart.append("  %s -- \"%s\" --> %s%n".formatted(arrow.from, arrow.label, arrow.to)));
    return chart.toString();
  }
}
