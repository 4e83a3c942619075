package millions.infra.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A month's cost as lines for a terminal. */
final class CostText {

  private CostText() {}

  static List<String> of(String title, MonthlyCost cost) {
    var text = new ArrayList<String>();
    text.add(title);
    text.add(
        "%s writes and %s reads a month"
            .formatted(Money.count(cost.traffic().writes()), Money.count(cost.traffic().reads())));
    for (var kind : Line.Kind.values()) {
      text.add("");
      text.add(
          row(
              kind == Line.Kind.FIXED ? "FIXED" : "GROWS with use",
              "",
              Money.dollars(cost.total(kind)) + "  "));
      cost.lines().stream()
          .filter(line -> line.kind() == kind)
          .forEach(
              line ->
                  text.add(
                      row(
                          "  " + shortened(line.resource()),
                          "%s: %s × %s"
                              .formatted(
                                  line.what(), Money.count(line.quantity()), line.price().unit()),
                          Money.dollars(line.dollars())
                              + (line.price().confirmed() ? "  " : " ?"))));
    }
    text.add("");
    text.add(row("TOGETHER, US dollars a month", "", Money.dollars(cost.total()) + "  "));
    text.add(
        row("  of it on unconfirmed prices (?)", "", Money.dollars(cost.unconfirmed()) + "  "));
    text.add("");
    text.add(
        "Free: %d resources of %d types."
            .formatted(
                cost.free().values().stream().mapToInt(Integer::intValue).sum(),
                cost.free().size()));
    if (cost.unpriced().isEmpty()) {
      text.add("Not priced: nothing.");
    } else {
      text.add("Not priced, the sum lacks them:");
      cost.unpriced()
          .forEach(
              lack ->
                  text.add("  %s (%s): %s".formatted(lack.resource(), lack.type(), lack.reason())));
    }
    return text;
  }

  static String assumptions(Traffic traffic) {
    return Assumptions.of(traffic).stream()
        .map("  - %s"::formatted)
        .collect(Collectors.joining("\n", "Assumed:\n", ""));
  }

  private static String shortened(String name) {
    return name.length() <= 34 ? name : name.substring(0, 33) + "…";
  }

  private static String row(String left, String middle, String right) {
    return middle.isEmpty()
        ? "%-92s %14s".formatted(left, right).stripTrailing()
        : "%-36s %-55s %14s".formatted(left, middle, right).stripTrailing();
  }
}
