package millions.infra.account;

import java.util.Optional;
import millions.infra.RefusedOption;
import millions.ladder.Stage;

/**
 * From the stage that runs to another.
 *
 * @param from empty when no stage runs
 */
record Climb(Optional<Stage> from, Stage to) {

  /**
   * Refuses to go up by more than one stage: each keeps the data of the one before it.
   *
   * @throws RefusedOption naming the next stage
   */
  Climb requireNextStage() {
    from.filter(stage -> to.number() > stage.number() + 1)
        .ifPresent(
            stage -> {
              throw new RefusedOption(
                  "stage",
                  "%s runs, and a climb goes stage by stage; next is ./millions deploy %d"
                      .formatted(stage, stage.number() + 1));
            });
    return this;
  }

  String description() {
    return from.map(
            stage ->
                switch (Integer.signum(to.number() - stage.number())) {
                  case 1 -> "Up from %s to %s".formatted(stage, to);
                  case 0 -> "%s again".formatted(to);
                  default ->
                      "DOWN from %s to %s: no data moves back by itself".formatted(stage, to);
                })
        .orElseGet(() -> "%s, where nothing runs yet".formatted(to));
  }

  /** The stage after it, if it is built. */
  Optional<Stage> next() {
    return Stage.built().filter(stage -> stage.number() == to.number() + 1).findFirst();
  }
}
