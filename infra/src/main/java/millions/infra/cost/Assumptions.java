package millions.infra.cost;

import java.util.List;

/** The assumptions that no template contains; every sum is printed with them. */
final class Assumptions {

  private Assumptions() {}

  static List<String> of(Traffic traffic) {
    return List.of(
        "A user writes 1 text and reads 10 a month: the primer's 10 million users, 10 million writes and 100 million reads."
            + " All hours are alike; peaks are not priced.",
        "A text is 1 KB and its row 0.27 KB (the primer); an answer 2 KB and its line in a log 0.5 KB (our guess). 1 GB is 1,000,000 KB.",
        "Texts and rows have gathered for %d months, and nothing was deleted."
            .formatted(traffic.months()),
        "Nothing is spared by a cache: every request reaches the balancer, and every read the store.",
        "Growth of a type with several resources is counted once for all of them. Where there is a bucket, texts lie in it.",
        "A month has 730 hours; groups of machines stay at their desired number.",
        "List prices on demand, first tier, without taxes, free allowances, or discounts.",
        "Not counted: traffic between zones, traffic through NAT gateways and interface endpoints, CPU credits of t4g machines,"
            + " snapshots of caches, calls to KMS and Secrets Manager, metrics an agent sends from inside a machine.");
  }
}
