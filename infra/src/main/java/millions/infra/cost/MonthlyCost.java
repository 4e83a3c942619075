package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import millions.infra.Synthesis;

/**
 * What a template costs a month: a line for everything that has a price, and the names of what has
 * none. A sum is only as good as its prices, so it also says how much of it rests on which.
 *
 * @param free how many resources of which type cost nothing
 */
public record MonthlyCost(
    Traffic traffic, List<Line> lines, Map<String, Integer> free, List<Unpriced> unpriced) {

  /** Of a stage with as many users as it is drawn for. */
  public static MonthlyCost of(Synthesis stage, Prices prices) {
    return of(stage.template(), Traffic.of(stage.options().stage().users()), prices);
  }

  /** In a line, for whoever is about to pay it. */
  public String sentence() {
    return "about $%s a month with %,d users, $%s of it fixed (./millions cost)"
        .formatted(Money.dollars(total()), traffic.users(), Money.dollars(total(Line.Kind.FIXED)));
  }

  /** Reads the template of a stage. */
  public static MonthlyCost of(JsonNode json, Traffic traffic, Prices prices) {
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
    Network.answers(template, bill);
    return new MonthlyCost(traffic, bill.lines(), free, bill.unpriced());
  }

  private static List<Resource> existing(List<Resource> resources, Bill bill) {
    return resources.stream()
        .filter(
            resource -> {
              var holds = resource.template().holds(resource.condition());
              if (holds.isEmpty()) {
                bill.lacks(
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

  public BigDecimal total(Line.Kind kind) {
    return sum(line -> line.kind() == kind);
  }

  /** The part of the total whose prices nobody confirmed. */
  public BigDecimal unconfirmed() {
    return sum(line -> !line.price().confirmed());
  }

  private BigDecimal sum(Predicate<Line> which) {
    return lines.stream().filter(which).map(Line::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
