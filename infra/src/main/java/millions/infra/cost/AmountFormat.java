package millions.infra.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats dollars and quantities for people. */
final class AmountFormat {

  private AmountFormat() {}

  static String dollars(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** A quantity with at most two decimals, or four below 1. */
  static String quantity(BigDecimal quantity) {
    var places = quantity.abs().compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    var rounded = quantity.setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 && quantity.signum() > 0
        ? "< 0.0001"
        : String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
