package millions.infra.cost;

/** Why a resource has no price. {@link Tariffs} catches it and names the resource on the bill. */
final class NotPriced extends RuntimeException {

  NotPriced(String reason) {
    super(reason, null, false, false);
  }
}
