package millions.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import millions.local.service.Part;
import millions.local.stages.Box;

/**
 * The boxes of a run that live now, in the order of their picture: what is used before what uses
 * it. Changed by one thread at a time; may be looked at by any.
 */
final class LivingBoxes {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Consumer<String> tell;
  private volatile List<TendedBox> all = List.of();

  LivingBoxes(Consumer<String> tell) {
    this.tell = tell;
  }

  List<TendedBox> all() {
    return all;
  }

  void become(List<TendedBox> boxes) {
    all = List.copyOf(boxes);
  }

  /** Puts one in the place of another. */
  void replace(TendedBox old, TendedBox next) {
    become(all.stream().map(it -> it == old ? next : it).toList());
  }

  TendedBox tend(Box box) {
    return new TendedBox(box, tell);
  }

  /** Starts these, each when those it uses are up; returns at once. */
  void begin(List<TendedBox> boxes) {
    for (var tended : boxes) {
      tended.begin(
          tended.box().startsAfter().stream()
              .flatMap(need -> of(need).stream())
              .map(TendedBox::started)
              .toList());
    }
  }

  private Optional<TendedBox> of(Box box) {
    return all.stream().filter(it -> it.box().component() == box.component()).findFirst();
  }

  /** Done when all of these are up; fails with the first that fails, whatever the others do. */
  static CompletableFuture<Void> started(List<TendedBox> boxes) {
    var first = new CompletableFuture<Void>();
    var each = boxes.stream().map(TendedBox::started).toList();
    each.forEach(started -> started.exceptionally(e -> fail(first, e)));
    CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenRun(() -> first.complete(null));
    return first;
  }

  private static Void fail(CompletableFuture<Void> future, Throwable cause) {
    future.completeExceptionally(cause instanceof CompletionException ? cause.getCause() : cause);
    return null;
  }

  /** The parts as the picture is read: from the front door inwards. */
  List<Part> parts() {
    return all.reversed().stream().flatMap(box -> box.parts().stream()).toList();
  }

  /** The part of this kind, if there is one. */
  Optional<Part> part(String kind) {
    return parts().stream().filter(part -> part.kind().equals(kind)).findFirst();
  }

  /** Stops these, every box before those it uses, and forgets them. */
  void stop(List<TendedBox> boxes) throws InterruptedException {
    var left = new ArrayList<>(boxes.reversed());
    while (!left.isEmpty()) {
      var wave = left.stream().filter(box -> nobodyUses(box, left)).toList();
      wave.forEach(TendedBox::askToStop);
      for (var box : wave) {
        box.awaitStopped(STOP_LIMIT);
      }
      left.removeAll(wave);
    }
    become(all.stream().filter(box -> !boxes.contains(box)).toList());
  }

  private static boolean nobodyUses(TendedBox box, List<TendedBox> others) {
    return others.stream().noneMatch(other -> other.box().talksTo(box.box()));
  }
}
