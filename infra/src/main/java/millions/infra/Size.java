package millions.infra;

import java.util.Locale;

/** How large the machines of a stage are. */
public enum Size {
  /** As cheap as the stage can honestly be shown: no NAT gateway, the smallest machines. */
  DEMO,
  /**
   * A start for a real system: three zones, machines without addresses, larger ones, longer
   * backups.
   */
  PRODUCTION;

  /** {@code demo} or {@code production}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The size of this name.
   *
   * @throws RefusedOption naming both
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
