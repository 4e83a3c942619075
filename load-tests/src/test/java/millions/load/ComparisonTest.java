package millions.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.load.Comparison.Load;
import millions.load.Comparison.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> order = new ArrayList<>();

  /** A side that gives these rates in turn. */
  private Side side(String name, double... rates) {
    var turn = new int[1];
    Load load =
        length -> {
          order.add(name);
          return rates[turn[0]++];
        };
    return new Side(name, load);
  }

  private static Comparison comparison(double aim, Side baseline, Side subject) {
    return new Comparison("a race", aim, baseline, subject);
  }

  @Test
  void ratioIsTheMedianOfTheRoundsAndTheWarmUpDoesNotCount() {
    var outcome =
        comparison(0.5, side("base", 1, 100, 100, 200), side("subject", 1000, 50, 90, 120))
            .run(3, SECOND, SECOND, round -> {});
    assertThat(outcome.ratio()).isEqualTo(0.6, within(1e-9));
    assertThat(outcome.reached()).isTrue();
    assertThat(outcome.rounds()).hasSize(3);
  }

  @Test
  void sidesTakeTurnsInGoingFirst() {
    comparison(1, side("b", 1, 1, 1), side("s", 1, 1, 1)).run(2, SECOND, SECOND, round -> {});
    assertThat(order).containsExactly("b", "s", "b", "s", "s", "b");
  }

  @Test
  void missedAimIsSaid() {
    var outcome =
        comparison(0.6, side("b", 1, 100), side("s", 1, 59)).run(1, SECOND, SECOND, round -> {});
    assertThat(outcome.reached()).isFalse();
  }

  @Test
  void spoiledRoundSpoilsTheComparison() {
    Load broken =
        length -> {
          throw new Spoiled("it broke");
        };
    var comparison = comparison(1, side("b", 1, 1), new Side("s", broken));
    assertThatThrownBy(() -> comparison.run(1, SECOND, SECOND, round -> {}))
        .isInstanceOf(Spoiled.class);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Comparison.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
  }

  @Test
  void figuresNameWhatWasMeasured(@TempDir Path directory) throws IOException {
    var outcome =
        comparison(0.5, side("base", 1, 100), side("subject", 1, 60))
            .run(1, SECOND, SECOND, round -> {});
    var file = directory.resolve("figures.json");
    Figures.of(64, 5, new OwnGenerator(), Optional.of("pgbench 18"), List.of(outcome)).write(file);
    assertThat(Files.readString(file))
        .contains("\"a race\"", "\"base\"", "\"subject\"", "\"ratio\" : 0.6", "pgbench 18")
        .contains("own generator");
  }
}
