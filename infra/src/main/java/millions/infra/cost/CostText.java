package millions.infra.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A monthly cost as lines for the terminal. */
final class CostText {

  private CostText() {}

  static List<String> of(String title, MonthlyCost cost) {
    var text = new ArrayList<String>();
    text.add(title);
    text.add(
        "%s writes and %s reads a month"
            .formatted(
                AmountFormat.quantity(cost.traffic().writes()),
                AmountFormat.quantity(cost.traffic().reads())));
    for (var kind : LineItem.Kind.values()) {
      text.add("");
      text.add(
          row(
              kind == LineItem.Kind.FIXED ? "FIXED" : "GROWS with use",
              "",
              AmountFormat.dollars(cost.total(kind)) + "  "));
      cost.lines().stream()
          .filter(line -> line.kind() == kind)
          .forEach(
              line ->
                  text.add(
                      row(
                          "  " + shortened(line.resource()),
                          "%s: %s × %s"
                              .formatted(
                                  line.what(),
                                  AmountFormat.quantity(line.quantity()),
                                  line.price().unit()),
                          AmountFormat.dollars(line.dollars())
                              + (line.price().confirmed() ? "  " : " ?"))));
    }
    text.add("");
    text.add(row("TOGETHER, US dollars a month", "", AmountFormat.dollars(cost.total()) + "  "));
    text.add(
        row(
            "  of it on unconfirmed prices (?)",
            "",
            AmountFormat.dollars(cost.unconfirmed()) + "  "));
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
              unpriced ->
                  text.add(
                      "  %s (%s): %s"
                          .formatted(unpriced.resource(), unpriced.type(), unpriced.reason())));
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
