package millions.infra.options;

import java.util.Locale;
import millions.infra.RefusedOption;

/** How large a deployment is. */
public enum Size {
  /** The cheapest deployment of a stage: no NAT gateway, the smallest machines. */
  DEMO,
  /** For a real system: three zones, larger machines without public addresses, longer backups. */
  PRODUCTION;

  /** {@code demo} or {@code production}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The size of this name.
   *
   * @throws RefusedOption naming the two sizes
   */
  public static Size called(String word) {
    for (var size : values()) {
      if (size.title().equals(word)) {
        return size;
      }
    }
    throw new RefusedOption("size", "'%s' is neither demo nor production".formatted(word));
  }
}
