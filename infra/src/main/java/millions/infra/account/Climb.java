package millions.infra.account;

import java.util.Optional;
import millions.infra.RefusedOption;
import millions.infra.Rung;

/**
 * From the stage that runs to another.
 *
 * @param from empty when no stage runs
 */
record Climb(Optional<Rung> from, Rung to) {

  /**
   * Refuses to go up by more than one stage: each keeps the data of the one before it.
   *
   * @throws RefusedOption naming the next stage
   */
  Climb requireNextStage() {
    from.filter(rung -> to.number() > rung.number() + 1)
        .ifPresent(
            rung -> {
              throw new RefusedOption(
                  "stage",
                  "%s runs, and a climb goes rung by rung; next is ./millions deploy %d"
                      .formatted(rung, rung.number() + 1));
            });
    return this;
  }

  String description() {
    return from.map(
            rung ->
                switch (Integer.signum(to.number() - rung.number())) {
                  case 1 -> "Up from %s to %s".formatted(rung, to);
                  case 0 -> "%s again".formatted(to);
                  default -> "DOWN from %s to %s: no data moves back by itself".formatted(rung, to);
                })
        .orElseGet(() -> "%s, where nothing runs yet".formatted(to));
  }

  /** The stage after it, if it is built. */
  Optional<Rung> next() {
    return Rung.drawn().filter(rung -> rung.number() == to.number() + 1).findFirst();
  }
}
