package millions.infra.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import millions.infra.RefusedOption;
import millions.infra.cost.price.Price;
import millions.infra.cost.price.PriceList;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** Collects the line items of a monthly bill, and the resources that have no price. */
final class Bill {

  private final List<LineItem> lines = new ArrayList<>();
  private final List<UnpricedResource> unpriced = new ArrayList<>();
  private final Traffic traffic;
  private final PriceList prices;

  Bill(Traffic traffic, PriceList prices) {
    this.traffic = traffic;
    this.prices = prices;
  }

  Traffic traffic() {
    return traffic;
  }

  /** Adds a number of things that run all month. */
  void addHourly(TemplateResource resource, String what, String key, BigDecimal things) {
    add(
        resource.name(),
        resource,
        what,
        LineItem.Kind.FIXED,
        key,
        Unit.HOUR,
        things.multiply(PriceList.HOURS));
  }

  void addFixed(
      TemplateResource resource, String what, String key, Unit unit, BigDecimal quantity) {
    add(resource.name(), resource, what, LineItem.Kind.FIXED, key, unit, quantity);
  }

  void addUsage(
      TemplateResource resource, String what, String key, Unit unit, BigDecimal quantity) {
    add(resource.name(), resource, what, LineItem.Kind.USAGE, key, unit, quantity);
  }

  /** Adds the usage of all resources of a type; no template says how they share it. */
  void addSharedUsage(
      List<TemplateResource> resources, String what, String key, Unit unit, BigDecimal quantity) {
    var first = resources.getFirst();
    var name = resources.size() == 1 ? first.name() : "all %d together".formatted(resources.size());
    add(name, first, what, LineItem.Kind.USAGE, key, unit, quantity);
  }

  private void add(
      String name,
      TemplateResource resource,
      String what,
      LineItem.Kind kind,
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
                lines.add(
                    new LineItem(
                        name, resource.type(), what, kind, quantity, requireUnit(unit, price))),
            () -> addUnpriced(resource, "no price '%s' on the list (%s)".formatted(key, what)));
  }

  private static Price requireUnit(Unit unit, Price price) {
    if (price.unit() != unit) {
      throw new RefusedOption(
          "prices", "%s: unit '%s' is not '%s'".formatted(price.key(), price.unit(), unit));
    }
    return price;
  }

  void addUnpriced(TemplateResource resource, String reason) {
    unpriced.add(new UnpricedResource(resource.name(), resource.type(), reason));
  }

  List<LineItem> lines() {
    return List.copyOf(lines);
  }

  List<UnpricedResource> unpriced() {
    return List.copyOf(unpriced);
  }
}
