package millions.infra.cost;

import java.util.List;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** Route 53: DNS queries. */
final class Route53Charges {

  private Route53Charges() {}

  static void queries(List<TemplateResource> records, Bill bill) {
    // Queries for an alias of an AWS resource are free.
    var plain = records.stream().filter(resource -> !resource.has("AliasTarget")).toList();
    if (!plain.isEmpty()) {
      bill.addSharedUsage(
          plain,
          "a question a request",
          "route53.queries",
          Unit.MILLION,
          Unit.millions(bill.traffic().requests()));
    }
  }
}
