package millions.infra.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.TemplateDiff;

/** A template diff as lines for the terminal. */
record DiffText(TemplateDiff diff) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var impact : Impact.values()) {
      diff.changes().stream()
          .filter(change -> change.impact() == impact)
          .forEach(change -> lines.add(line(change)));
    }
    section(lines, "Who may do what", diff.permissions());
    section(lines, "Security groups", diff.securityGroupRules());
    lines.add(summary());
    var endangered = diff.changes().stream().filter(ResourceChange::endangersData).toList();
    if (!endangered.isEmpty()) {
      lines.add(
          "What these keep may be lost: "
              + endangered.stream()
                  .map(ResourceChange::logicalId)
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static String line(ResourceChange change) {
    var properties =
        change.properties().isEmpty() ? "" : " (" + String.join(", ", change.properties()) + ")";
    return "  %-16s %s  %s%s%s"
        .formatted(
            verb(change.impact()),
            change.logicalId(),
            change.type(),
            properties,
            change.isStateful() ? "  keeps data" : "");
  }

  private String summary() {
    return "In all: "
        + Arrays.stream(Impact.values())
            .map(
                impact ->
                    "%d %s"
                        .formatted(
                            diff.changes().stream().filter(it -> it.impact() == impact).count(),
                            verb(impact)))
            .filter(text -> !text.startsWith("0 "))
            .collect(Collectors.joining(", "));
  }

  private static void section(List<String> lines, String title, List<String> entries) {
    if (!entries.isEmpty()) {
      lines.add(title + ":");
      entries.forEach(entry -> lines.add("  " + entry));
    }
  }

  private static String verb(Impact impact) {
    return switch (impact) {
      case CREATE -> "created";
      case UPDATE -> "changed";
      case MAY_REPLACE -> "perhaps REPLACED";
      case REPLACE -> "REPLACED";
      case REMOVE -> "REMOVED";
      case ORPHAN -> "let go, kept";
    };
  }
}
