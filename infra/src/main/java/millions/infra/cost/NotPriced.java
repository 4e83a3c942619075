package millions.infra.cost;

/** Why something of a template has no price; caught by the bill, which names it. */
final class NotPriced extends RuntimeException {

  NotPriced(String reason) {
    super(reason, null, false, false);
  }
}
