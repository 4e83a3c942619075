package millions.ladder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of the ladder; number and name say the same thing. */
public enum Stage {
  SINGLE_BOX,
  SEPARATE_DATA,
  LOAD_BALANCED,
  CACHED_READS,
  AUTOSCALED,
  ASYNC_WORKERS,
  PARTITIONED_DATA;

  /** The AWS region of all stages. */
  public static final String REGION = "us-east-1";

  /** From 1, the lowest, to 7. */
  public int number() {
    return ordinal() + 1;
  }

  /** The name as everybody writes it: {@code cached-reads}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the stage is built for: one user on stage 1, ten million on stage 7. */
  public long users() {
    return ordinal() == 0 ? 1 : Math.powExact(10L, number());
  }

  /** Whether it can be started here and deployed to AWS. */
  public boolean isBuilt() {
    return compareTo(CACHED_READS) <= 0;
  }

  /** The stages that are built, lowest first. */
  public static Stream<Stage> built() {
    return Arrays.stream(values()).filter(Stage::isBuilt);
  }

  /** The stage of this number or name, if there is one. */
  public static Optional<Stage> of(String word) {
    return Arrays.stream(values())
        .filter(stage -> stage.title().equals(word) || String.valueOf(stage.number()).equals(word))
        .findFirst();
  }

  /** All stages in one line, for whoever asked for one that does not exist. */
  public static String all() {
    return Arrays.stream(values()).map(Stage::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return number() + " " + title();
  }
}
