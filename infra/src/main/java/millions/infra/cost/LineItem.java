package millions.infra.cost;

import java.math.BigDecimal;
import millions.infra.cost.price.Price;

/**
 * One line item of the bill.
 *
 * @param resource the logical id, or a phrase for several resources
 * @param what description of what is charged
 * @param quantity in the price's unit
 */
public record LineItem(
    String resource, String type, String what, Kind kind, BigDecimal quantity, Price price) {

  /** Fixed items cost the same for any number of users. */
  public enum Kind {
    FIXED,
    USAGE
  }

  public BigDecimal dollars() {
    return quantity.multiply(price.dollars());
  }
}
