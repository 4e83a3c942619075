package millions.infra.cost;

import java.util.Arrays;
import java.util.Optional;

/** What a price is a price of. */
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

  @Override
  public String toString() {
    return word;
  }
}
