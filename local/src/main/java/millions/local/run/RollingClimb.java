package millions.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.stages.Box;
import millions.local.stages.DrawnStage;

/**
 * A climb while the stage answers. What is new is started first, the web processes are replaced one
 * after the other, and what is no longer drawn goes last. When it fails, it is undone in the same
 * gentle way.
 */
final class RollingClimb {

  private final LivingBoxes living;
  private final StageChange change;
  private final DrawnStage next;
  private final WebSwap webs;
  private final Cancellation cancellation;
  private final Consumer<String> tell;
  private final List<TendedBox> before;
  private final List<TendedBox> added;

  RollingClimb(
      LivingBoxes living,
      StageChange change,
      DrawnStage next,
      WebSwap webs,
      Cancellation cancellation,
      Consumer<String> tell) {
    this.living = living;
    this.change = change;
    this.next = next;
    this.webs = webs;
    this.cancellation = cancellation;
    this.tell = tell;
    this.before = living.all();
    this.added = change.added().stream().map(living::tend).toList();
  }

  /**
   * Returns when all that is drawn lives; what is no longer drawn lives too, but nobody uses it.
   *
   * @param whole waits until the whole of it answers
   * @throws StartFailure when it cannot be; the stage of before lives again as it did
   */
  void run(Runnable whole) throws InterruptedException {
    try {
      living.become(sorted());
      if (!added.isEmpty()) {
        tell.accept("New: " + roles(added));
        living.begin(added);
        cancellation.await(LivingBoxes.started(added));
      }
      for (var swap : change.replaced().entrySet()) {
        webs.replace(swap.getValue(), swap.getKey());
        tell.accept(swap.getKey() + " is replaced");
      }
      change.removed().stream().filter(it -> it.box().isKind("web")).forEach(webs::drain);
      whole.run();
    } catch (RuntimeException e) {
      if (!cancellation.isDone()) {
        undo(e);
      }
      throw e;
    }
  }

  /** All of both stages in the order of the new picture. */
  private List<TendedBox> sorted() {
    var all = new ArrayList<>(change.removed());
    for (var box : next.boxes()) {
      if (change.kept().containsKey(box)) {
        all.add(change.kept().get(box));
      } else if (change.replaced().containsKey(box)) {
        all.add(change.replaced().get(box));
      } else {
        all.add(added.get(change.added().indexOf(box)));
      }
    }
    return all;
  }

  /** After {@link #run}: from now on the new picture is the true one. */
  void settle() throws InterruptedException {
    change.kept().forEach((box, tended) -> tended.become(box));
    if (!change.removed().isEmpty()) {
      tell.accept("No longer drawn: " + roles(change.removed()));
      living.stop(change.removed());
    }
  }

  private void undo(RuntimeException cause) throws InterruptedException {
    try {
      for (var old : List.copyOf(change.replaced().values()).reversed()) {
        putBack(old.box());
      }
    } catch (StartFailure e) {
      // what is new may be in use by now
      cause.addSuppressed(e);
      tell.accept("It cannot be undone: " + e.getMessage());
      return;
    }
    change.removed().forEach(it -> it.draining(false));
    living.stop(added);
    living.become(before.stream().map(it -> playing(it.box())).toList());
  }

  private void putBack(Box old) throws InterruptedException {
    var now = playing(old);
    if (now.box() != old || !now.lives()) {
      tell.accept(old + " is put back as it was");
      webs.replace(now, old);
    }
  }

  private TendedBox playing(Box part) {
    return living.all().stream()
        .filter(it -> it.box() == part || it.box().playsThePartOf(part))
        .findFirst()
        .orElseThrow();
  }

  private static String roles(List<TendedBox> boxes) {
    return String.join(", ", boxes.stream().map(it -> it.box().toString()).toList());
  }
}
