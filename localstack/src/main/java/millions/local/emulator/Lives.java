package millions.local.emulator;

import millions.local.process.Readiness;

/**
 * Counts the lives of a LocalStack by its {@link Marker}: whoever restarts it, it is seen. Asked
 * from one thread, read from any.
 */
final class Lives implements Readiness {

  private final Marker marker;
  private String last = "";
  private volatile int count;

  Lives(Marker marker) {
    this.marker = marker;
  }

  @Override
  public boolean ready() {
    var life = marker.life();
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
