package millions.local.run;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;

/** The climbs of a run: one at a time, and none once it ends. */
final class Climbs {

  private final Supervisor supervisor;
  private final ProgressListeners announcements;
  private final Runnable changed;
  private final ReentrantLock climbing = new ReentrantLock();
  private final AtomicReference<Stage> wanted = new AtomicReference<>();
  private volatile boolean over;

  /**
   * @param changed run when another stage answers, or none any more
   */
  Climbs(Supervisor supervisor, ProgressListeners announcements, Runnable changed) {
    this.supervisor = supervisor;
    this.announcements = announcements;
    this.changed = changed;
  }

  /**
   * Goes to another stage; returns one sentence when it answers.
   *
   * @param word its number or name
   * @param tell what happens meanwhile
   * @throws CommandRefused when nothing was done
   * @throws StartFailure when it failed
   */
  String climb(String word, Consumer<String> tell) throws InterruptedException {
    var stage =
        Stage.of(word)
            .filter(Stage::isBuilt)
            .orElseThrow(
                () -> CommandRefused.refused("There is no stage '" + word + "' to climb to."));
    var other = wanted.compareAndExchange(null, stage);
    if (other != null) {
      throw CommandRefused.refused(
          "Stage %s is just climbing to stage %s. Look at it: ./millions status"
              .formatted(supervisor.stage(), other));
    }
    try {
      return climbAlone(stage, tell);
    } finally {
      wanted.set(null);
    }
  }

  private String climbAlone(Stage stage, Consumer<String> tell) throws InterruptedException {
    if (over || !climbing.tryLock()) {
      throw CommandRefused.refused("The stage is just being stopped.");
    }
    try {
      if (stage == supervisor.stage()) {
        throw CommandRefused.refused("Stage " + stage + " is running already.");
      }
      long began = System.nanoTime();
      climbListening(stage, tell);
      var answers =
          "Stage %s answers at %s after %.1f s"
              .formatted(stage, supervisor.topology().url(), (System.nanoTime() - began) / 1e9);
      announcements.accept(answers);
      return "%s; it runs on in process %d, stop it with ./millions down"
          .formatted(answers, ProcessHandle.current().pid());
    } finally {
      climbing.unlock();
    }
  }

  private void climbListening(Stage stage, Consumer<String> tell) throws InterruptedException {
    var before = supervisor.stage();
    announcements.add(tell);
    try {
      announcements.accept("Climbing from stage %s to stage %s".formatted(before, stage));
      supervisor.climb(stage);
      changed.run();
    } catch (RuntimeException e) {
      announcements.remove(tell);
      var failure = failure(before, stage, e);
      announcements.accept(failure.getMessage());
      changed.run();
      throw failure;
    } finally {
      announcements.remove(tell);
    }
  }

  private StartFailure failure(Stage before, Stage stage, RuntimeException cause) {
    if (supervisor.isCancelled()) {
      return new StartFailure("The stage was stopped in the middle of the climb.", cause);
    }
    return new StartFailure(
        "The climb to stage %s failed, %s. %s"
            .formatted(stage, outcome(before, cause), cause.getMessage()),
        cause);
  }

  private String outcome(Stage before, RuntimeException cause) {
    if (supervisor.isLost()) {
      return "nothing runs any more";
    }
    var undone = cause.getSuppressed().length == 0;
    return undone
        ? "stage " + before + " runs on"
        : "and it could not be undone whole: see ./millions status";
  }

  /** Ends a climb under way, returns when it has ended, and admits no other. */
  void end() {
    over = true;
    supervisor.cancel();
    climbing.lock();
  }
}
