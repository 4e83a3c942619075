package millions.infra.cost.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/** The unit that a price is for. */
public enum Unit {
  HOUR("hour"),
  MONTH("month"),
  GIGABYTE("GB"),
  GIGABYTE_MONTH("GB-month"),
  GIGABYTE_SECOND("GB-second"),
  IOPS_MONTH("IOPS-month"),
  THROUGHPUT_MONTH("MBps-month"),
  MILLION("million");

  private final String word;

  Unit(String word) {
    this.word = word;
  }

  static Optional<Unit> of(String word) {
    return Arrays.stream(values()).filter(unit -> unit.word.equals(word)).findFirst();
  }

  /** A count in millions, for {@link #MILLION}. */
  public static BigDecimal millions(BigDecimal count) {
    return count.divide(BigDecimal.valueOf(1_000_000), MathContext.DECIMAL64);
  }

  @Override
  public String toString() {
    return word;
  }
}
