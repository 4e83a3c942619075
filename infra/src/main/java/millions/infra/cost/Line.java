package millions.infra.cost;

import java.math.BigDecimal;

/**
 * One line of the bill.
 *
 * @param resource the logical id, or the resources together
 * @param what in words
 */
public record Line(
    String resource, String type, String what, Kind kind, BigDecimal quantity, Price price) {

  /** Whether a line costs the same without any user. */
  public enum Kind {
    FIXED,
    GROWS
  }

  public BigDecimal dollars() {
    return quantity.multiply(price.dollars());
  }
}
