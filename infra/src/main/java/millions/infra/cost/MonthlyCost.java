package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import millions.infra.cost.price.PriceList;
import millions.infra.synthesis.Synthesis;
import millions.ladder.template.Template;
import millions.ladder.template.TemplateResource;

/**
 * What a template costs a month in US dollars: a line item for everything that has a price, and the
 * resources that have none. A sum is only as good as its prices, so it also gives the part of it
 * that rests on unconfirmed ones.
 *
 * @param free the number of free resources by type
 */
public record MonthlyCost(
    Traffic traffic,
    List<LineItem> lines,
    Map<String, Integer> free,
    List<UnpricedResource> unpriced) {

  /** The cost of a stage with the number of users that it is built for. */
  public static MonthlyCost of(Synthesis stage, PriceList prices) {
    return of(stage.template(), Traffic.of(stage.options().stage().users()), prices);
  }

  /** The cost in one line. */
  public String sentence() {
    return "about $%s a month with %,d users, $%s of it fixed (./millions cost)"
        .formatted(
            AmountFormat.dollars(total()),
            traffic.users(),
            AmountFormat.dollars(total(LineItem.Kind.FIXED)));
  }

  /** The cost of a template with this traffic. */
  public static MonthlyCost of(JsonNode json, Traffic traffic, PriceList prices) {
    var template = new Template(json);
    var bill = new Bill(traffic, prices);
    var free = new TreeMap<String, Integer>();
    template
        .byType()
        .forEach(
            (type, resources) -> {
              if (Tariffs.isFree(type)) {
                free.put(type, resources.size());
              } else {
                Tariffs.charge(type, existing(resources, bill), bill);
              }
            });
    NetworkCharges.dataTransfer(template, bill);
    return new MonthlyCost(traffic, bill.lines(), free, bill.unpriced());
  }

  private static List<TemplateResource> existing(List<TemplateResource> resources, Bill bill) {
    return resources.stream()
        .filter(
            resource -> {
              var holds = resource.template().holds(resource.condition());
              if (holds.isEmpty()) {
                bill.addUnpriced(
                    resource,
                    "the template does not say whether %s holds".formatted(resource.condition()));
              }
              return holds.orElse(false);
            })
        .toList();
  }

  public BigDecimal total() {
    return sum(line -> true);
  }

  public BigDecimal total(LineItem.Kind kind) {
    return sum(line -> line.kind() == kind);
  }

  /** The part of the total that rests on unconfirmed prices. */
  public BigDecimal unconfirmed() {
    return sum(line -> !line.price().confirmed());
  }

  private BigDecimal sum(Predicate<LineItem> which) {
    return lines.stream()
        .filter(which)
        .map(LineItem::dollars)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
