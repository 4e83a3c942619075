package millions.infra.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import millions.infra.cost.price.Price;
import millions.infra.cost.price.PriceList;
import millions.infra.pages.GeneratedFile;
import millions.infra.synthesis.Synthesis;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;

/** Generates {@code docs/costs.md}: the cost of every built stage in both sizes. */
public final class CostsPage {

  private final List<String> overview = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private final TreeSet<String> unpriced = new TreeSet<>();
  private final PriceList prices = PriceList.shipped();

  private CostsPage() {}

  /** The page for these stages, lowest first, each in all its sizes. */
  public static GeneratedFile of(List<Synthesis> stages) {
    var page = new CostsPage();
    var byStage = new LinkedHashMap<Stage, List<Synthesis>>();
    for (var synthesis : stages) {
      byStage
          .computeIfAbsent(synthesis.options().stage(), stage -> new ArrayList<>())
          .add(synthesis);
    }
    byStage.forEach(page::stage);
    return new GeneratedFile(ProjectDirectory.root().resolve("docs/costs.md"), page.whole());
  }

  private void stage(Stage stage, List<Synthesis> sizes) {
    stages.add("## Stage %s%n".formatted(stage));
    for (var synthesis : sizes) {
      var size = synthesis.options().size();
      var cost = MonthlyCost.of(synthesis, prices);
      overview.add(
          "| %s | %,d | %s | %s | %s | **%s** | %s | %d |"
              .formatted(
                  stage,
                  stage.users(),
                  size.title(),
                  AmountFormat.dollars(cost.total(LineItem.Kind.FIXED)),
                  AmountFormat.dollars(cost.total(LineItem.Kind.USAGE)),
                  AmountFormat.dollars(cost.total()),
                  AmountFormat.dollars(cost.unconfirmed()),
                  cost.unpriced().size()));
      stages.add("### %s%n".formatted(size.title()));
      stages.add(table(cost));
      cost.unpriced().stream()
          .map(
              unpriced ->
                  "- `%s`, %s: %s"
                      .formatted(unpriced.type(), unpriced.resource(), unpriced.reason()))
          .forEach(unpriced::add);
    }
  }

  /** Sums line items with the same kind, description and price into one row. */
  private static String table(MonthlyCost cost) {
    var rows = new LinkedHashMap<Row, Sum>();
    for (var kind : LineItem.Kind.values()) {
      for (var line : cost.lines()) {
        if (line.kind() == kind) {
          rows.merge(
              new Row(kind, line.type(), line.what(), line.price()),
              new Sum(line.quantity(), line.dollars()),
              Sum::add);
        }
      }
    }
    if (rows.isEmpty()) {
      return "Nothing that has a price.\n";
    }
    var table =
        new StringBuilder(
            "| | what | of | quantity | unit | dollars a month |\n|---|---|---|--:|---|--:|\n");
    rows.forEach(
        (row, sum) ->
            table.append(
                "| %s | %s | `%s` | %s | %s | %s%s |%n"
                    .formatted(
                        row.kind() == LineItem.Kind.FIXED ? "fixed" : "grows",
                        row.what(),
                        row.type(),
                        AmountFormat.quantity(sum.quantity()),
                        row.price().unit(),
                        AmountFormat.dollars(sum.dollars()),
                        row.price().confirmed() ? "" : " ?")));
    return table.toString();
  }

  private String whole() {
    var page = new ArrayList<String>();
    page.add(
        """
        # What the stages cost

        Made by `./millions synth --approve` from the templates and the [list of prices](../infra/src/main/resources/millions/infra/cost/prices.csv);
        a test fails when it is stale. US dollars a month in us-east-1. For other numbers of users: `./millions cost 4 --users 250000`.

        | stage | users | size | fixed | grows with use | together | on unconfirmed prices | not priced |
        |---|--:|---|--:|--:|--:|--:|--:|""");
    page.addAll(overview);
    page.add("\n## What is assumed\n");
    Assumptions.of(Traffic.of(1)).stream().map("- %s"::formatted).forEach(page::add);
    page.add("");
    page.addAll(stages);
    page.add("## What has no price here\n");
    page.addAll(unpriced.isEmpty() ? List.of("Nothing.") : unpriced);
    page.add("\n## Prices nobody confirmed (?)\n");
    page.add(
        """
        A price is confirmed when a page with its figure was read; for most that was somebody else's page, not AWS's own, and the list
        of prices names it. For these no page was found that can be named:
        """);
    page.add(
        "| price | dollars | unit | what speaks for it | to be looked up at |\n|---|--:|---|---|---|");
    prices.all().stream()
        .filter(price -> !price.confirmed())
        .map(
            price ->
                "| `%s` | %s | %s | %s | <%s> |"
                    .formatted(
                        price.key(),
                        price.dollars().toPlainString(),
                        price.unit(),
                        price.evidence(),
                        price.source()))
        .forEach(page::add);
    return String.join("\n", page) + "\n";
  }

  private record Row(LineItem.Kind kind, String type, String what, Price price) {}

  private record Sum(BigDecimal quantity, BigDecimal dollars) {
    Sum add(Sum other) {
      return new Sum(quantity.add(other.quantity), dollars.add(other.dollars));
    }
  }
}
