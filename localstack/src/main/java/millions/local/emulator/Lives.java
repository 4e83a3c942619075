package millions.local.emulator;

import java.util.function.Predicate;
import millions.local.emulator.Marker.Answer;
import millions.local.process.Readiness;

/**
 * Counts the lives of a LocalStack by its {@link Marker}: whoever restarts it, it is seen. One that
 * is not of the owner asked for counts as no answer. Asked from one thread, read from any.
 */
final class Lives implements Readiness {

  private final Marker marker;
  private final Predicate<Answer> wanted;
  private String last = "";
  private volatile int count;

  private Lives(Marker marker, Predicate<Answer> wanted) {
    this.marker = marker;
    this.wanted = wanted;
  }

  static Lives ofAnybodys(Marker marker) {
    return new Lives(marker, answer -> true);
  }

  /**
   * @param owner the word given to those that count
   */
  static Lives of(String owner, Marker marker) {
    return new Lives(marker, answer -> answer.owner().equals(owner));
  }

  @Override
  public boolean ready() {
    var life = marker.answer().filter(wanted).map(Answer::life);
    life.filter(word -> !word.equals(last)).ifPresent(this::begin);
    return life.isPresent();
  }

  private void begin(String life) {
    last = life;
    count++;
  }

  int count() {
    return count;
  }
}
