package millions.local.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.service.Part;
import millions.local.stages.Box;

/** One box with the thread of its own that starts it, looks at it and stops it. */
final class TendedBox {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private volatile Box box;
  private volatile boolean draining;
  private final Consumer<String> tell;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> stopping = new CompletableFuture<>();
  private Thread thread;

  TendedBox(Box box, Consumer<String> tell) {
    this.box = box;
    this.tell = tell;
  }

  Box box() {
    return box;
  }

  /** What runs for it runs for this box of another drawing from now on. */
  void become(Box drawnAnew) {
    box = drawnAnew;
    box.component().needs(box.needs());
  }

  /** Whether the balancer is told to send it no new requests. */
  void draining(boolean value) {
    draining = value;
  }

  List<Part> parts() {
    var parts = box.component().parts();
    return draining ? parts.stream().map(Part::drained).toList() : parts;
  }

  /** Whether it was started, and was not asked to stop since. */
  boolean lives() {
    return started.isDone() && !started.isCompletedExceptionally() && !stopping.isDone();
  }

  /** Done when it is up; failed when it could not be started, or what it needs could not. */
  CompletableFuture<Void> started() {
    return started;
  }

  void begin(List<CompletableFuture<Void>> before) {
    var all = CompletableFuture.allOf(before.toArray(CompletableFuture[]::new));
    thread = Thread.ofVirtual().name("tend " + box).start(() -> live(all));
  }

  private void live(CompletableFuture<Void> before) {
    try {
      CompletableFuture.anyOf(before, stopping).get();
      if (!stopping.isDone()) {
        box.component().start(tell);
        started.complete(null);
      }
      while (!stopRequestedWithin(LOOK_EVERY)) {
        look();
      }
    } catch (ExecutionException e) {
      started.completeExceptionally(e.getCause());
    } catch (RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      // asked to stop in the middle of the start
    }
    started.completeExceptionally(new StartFailure(box + " was stopped while it was starting."));
    // a stop has waits of its own, which the interruption that led here must not cut short
    Thread.interrupted();
    box.component().stop();
  }

  private boolean stopRequestedWithin(Duration time)
      throws InterruptedException, ExecutionException {
    try {
      stopping.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** A look that fails must not end the looking. */
  private void look() {
    try {
      box.component().check();
    } catch (RuntimeException e) {
      tell.accept(box + ": " + e);
    }
  }

  /** Returns at once; a start under way is interrupted. */
  void askToStop() {
    stopping.complete(null);
    if (!started.isDone() && thread != null) {
      thread.interrupt();
    }
  }

  /** Waits until it is stopped; false when it takes longer than the limit. */
  boolean awaitStopped(Duration limit) throws InterruptedException {
    return thread == null || thread.join(limit);
  }
}
