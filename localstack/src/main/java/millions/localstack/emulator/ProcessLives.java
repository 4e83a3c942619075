package millions.localstack.emulator;

import java.util.function.Predicate;
import millions.local.service.HealthCheck;
import millions.localstack.emulator.OwnershipMarker.Answer;

/**
 * Counts the lives of a LocalStack by its {@link OwnershipMarker}: whoever restarts it, it is seen.
 * One that is not of the owner asked for counts as no answer. Asked from one thread, read from any.
 */
final class ProcessLives implements HealthCheck {

  private final OwnershipMarker marker;
  private final Predicate<Answer> wanted;
  private String last = "";
  private volatile int count;

  private ProcessLives(OwnershipMarker marker, Predicate<Answer> wanted) {
    this.marker = marker;
    this.wanted = wanted;
  }

  static ProcessLives ofAnybodys(OwnershipMarker marker) {
    return new ProcessLives(marker, answer -> true);
  }

  /**
   * @param owner the word given to those that count
   */
  static ProcessLives of(String owner, OwnershipMarker marker) {
    return new ProcessLives(marker, answer -> answer.owner().equals(owner));
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
