package millions.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import millions.infra.stages.Picture;
import millions.infra.stages.Stage1SingleBox;
import millions.infra.stages.Stage2SeparateData;
import millions.infra.stages.Stage3LoadBalanced;
import millions.infra.stages.Stage4CachedReads;

/** The rungs of the ladder; number and name say the same thing. */
public enum Rung {
  SINGLE_BOX(new Stage1SingleBox()),
  SEPARATE_DATA(new Stage2SeparateData()),
  LOAD_BALANCED(new Stage3LoadBalanced()),
  CACHED_READS(new Stage4CachedReads()),
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

  /** What the ladder is drawn for: one user on rung 1, ten million on rung 7. */
  public long users() {
    return ordinal() == 0 ? 1 : Math.powExact(10L, number());
  }

  public boolean isDrawn() {
    return picture != null;
  }

  Picture picture() {
    return picture;
  }

  /** The rungs that can be deployed, lowest first. */
  public static Stream<Rung> drawn() {
    return Arrays.stream(values()).filter(Rung::isDrawn);
  }

  /** The rung of this number or name, if there is one. */
  public static Optional<Rung> of(String word) {
    return Arrays.stream(values())
        .filter(rung -> rung.title().equals(word) || String.valueOf(rung.number()).equals(word))
        .findFirst();
  }

  /**
   * The rung of this number or name.
   *
   * @throws RefusedOption naming the rungs there are
   */
  public static Rung called(String word) {
    var rung =
        of(word)
            .orElseThrow(
                () ->
                    new RefusedOption(
                        "stage",
                        "'%s' is none of %s"
                            .formatted(
                                word,
                                drawn().map(Rung::toString).collect(Collectors.joining(", ")))));
    if (!rung.isDrawn()) {
      throw new RefusedOption("stage", "%s is not built yet".formatted(rung));
    }
    return rung;
  }

  @Override
  public String toString() {
    return number() + " " + title();
  }
}
