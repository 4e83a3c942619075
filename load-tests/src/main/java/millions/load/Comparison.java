package millions.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two things measured in turns, so that whatever else the machine does hits both.
 *
 * @param aim the ratio of subject to baseline that is good enough
 */
record Comparison(String name, double aim, Side baseline, Side subject) {

  /** One of the two. */
  record Side(String name, Load load) {}

  /** Something that can be driven; answers per second. */
  @FunctionalInterface
  interface Load {
    double perSecond(Duration length);
  }

  /** What one turn of both gave, per second. */
  record Round(double baseline, double subject) {

    double ratio() {
      return subject / baseline;
    }
  }

  /** All rounds of a comparison. The ratio is the median of the rounds' ratios. */
  record Outcome(String name, double aim, String baseline, String subject, List<Round> rounds) {

    double ratio() {
      return median(rounds.stream().map(Round::ratio).toList());
    }

    boolean reached() {
      return ratio() >= aim;
    }
  }

  /**
   * Warms both up, then measures round by round; who goes first changes each time.
   *
   * @param warmUp for each side, thrown away
   * @throws Spoiled when a measurement failed
   */
  Outcome run(int rounds, Duration length, Duration warmUp, Consumer<Round> progress) {
    baseline.load().perSecond(warmUp);
    subject.load().perSecond(warmUp);
    var done = new ArrayList<Round>();
    for (var number = 0; number < rounds; number++) {
      var round = number % 2 == 0 ? baselineFirst(length) : subjectFirst(length);
      done.add(round);
      progress.accept(round);
    }
    return new Outcome(name, aim, baseline.name(), subject.name(), List.copyOf(done));
  }

  private Round baselineFirst(Duration length) {
    var base = baseline.load().perSecond(length);
    return new Round(base, subject.load().perSecond(length));
  }

  private Round subjectFirst(Duration length) {
    var tried = subject.load().perSecond(length);
    return new Round(baseline.load().perSecond(length), tried);
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
