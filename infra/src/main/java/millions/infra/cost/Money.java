package millions.infra.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as they are printed. */
final class Money {

  private Money() {}

  static String dollars(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** A quantity with as many decimals as help. */
  static String count(BigDecimal quantity) {
    var places = quantity.abs().compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    var rounded = quantity.setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 && quantity.signum() > 0
        ? "< 0.0001"
        : String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
