package millions.infra.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import millions.infra.RefusedOption;

/** The lines of a bill while it is written; what has no price is written down too. */
final class Bill {

  private final List<Line> lines = new ArrayList<>();
  private final List<Unpriced> unpriced = new ArrayList<>();
  private final Traffic traffic;
  private final Prices prices;

  Bill(Traffic traffic, Prices prices) {
    this.traffic = traffic;
    this.prices = prices;
  }

  Traffic traffic() {
    return traffic;
  }

  /** So many things that run all month. */
  void hourly(Resource resource, String what, String key, BigDecimal things) {
    add(
        resource.name(),
        resource,
        what,
        Line.Kind.FIXED,
        key,
        Unit.HOUR,
        things.multiply(Prices.HOURS));
  }

  void fixed(Resource resource, String what, String key, Unit unit, BigDecimal quantity) {
    add(resource.name(), resource, what, Line.Kind.FIXED, key, unit, quantity);
  }

  void grows(Resource resource, String what, String key, Unit unit, BigDecimal quantity) {
    add(resource.name(), resource, what, Line.Kind.GROWS, key, unit, quantity);
  }

  /** What all resources of a type carry together; how they share it, no template says. */
  void growTogether(
      List<Resource> resources, String what, String key, Unit unit, BigDecimal quantity) {
    var first = resources.getFirst();
    var name = resources.size() == 1 ? first.name() : "all %d together".formatted(resources.size());
    add(name, first, what, Line.Kind.GROWS, key, unit, quantity);
  }

  private void add(
      String name,
      Resource resource,
      String what,
      Line.Kind kind,
      String key,
      Unit unit,
      BigDecimal quantity) {
    if (quantity.signum() <= 0) {
      return;
    }
    prices
        .find(key)
        .ifPresentOrElse(
            price ->
                lines.add(new Line(name, resource.type(), what, kind, quantity, in(unit, price))),
            () -> lacks(resource, "no price '%s' on the list (%s)".formatted(key, what)));
  }

  private static Price in(Unit unit, Price price) {
    if (price.unit() != unit) {
      throw new RefusedOption(
          "prices", "%s: unit '%s' is not '%s'".formatted(price.key(), price.unit(), unit));
    }
    return price;
  }

  void lacks(Resource resource, String reason) {
    unpriced.add(new Unpriced(resource.name(), resource.type(), reason));
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  List<Unpriced> unpriced() {
    return List.copyOf(unpriced);
  }
}
