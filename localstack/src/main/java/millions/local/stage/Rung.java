package millions.local.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rungs of the ladder; number and name say the same thing. */
public enum Rung {
  SINGLE_BOX(new SingleBox()),
  SEPARATE_DATA(new SeparateData()),
  LOAD_BALANCED(new LoadBalanced()),
  CACHED_READS(new CachedReads()),
  AUTOSCALED(null),
  ASYNC_WORKERS(null),
  PARTITIONED_DATA(null);

  private final Picture picture;

  Rung(Picture picture) {
    this.picture = picture;
  }

  public int number() {
    return ordinal() + 1;
  }

  /** The name as everybody writes it: {@code cached-reads}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rung of this number or name, if there is one. */
  public static Optional<Rung> of(String word) {
    return Arrays.stream(values())
        .filter(rung -> rung.title().equals(word) || String.valueOf(rung.number()).equals(word))
        .findFirst();
  }

  /** All rungs in one line, for whoever asked for one that is none. */
  public static String all() {
    return Arrays.stream(values()).map(Rung::toString).collect(Collectors.joining(", "));
  }

  public boolean isBuilt() {
    return picture != null;
  }

  Picture picture() {
    return picture;
  }

  @Override
  public String toString() {
    return number() + " " + title();
  }
}
