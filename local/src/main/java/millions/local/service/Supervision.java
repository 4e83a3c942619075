package millions.local.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import millions.local.process.StartFailure;

/**
 * The thread that starts a component, looks at it four times a second and stops it. Begun once; the
 * other methods may be called from any thread.
 */
final class Supervision {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final String name;
  private final Supervised component;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> stopping = new CompletableFuture<>();
  private volatile Thread thread;

  /**
   * @param name for people, at the beginning of sentences
   */
  Supervision(String name, Supervised component) {
    this.name = name;
    this.component = component;
  }

  /** Whether it was started, and was not asked to stop since. */
  boolean lives() {
    return started.isDone() && !started.isCompletedExceptionally() && !stopping.isDone();
  }

  CompletableFuture<Void> started() {
    return started;
  }

  /**
   * Returns at once.
   *
   * @param ready done when the component may be started
   */
  void begin(CompletableFuture<Void> ready, Consumer<String> tell) {
    thread = Thread.ofVirtual().name("supervise " + name).start(() -> live(ready, tell));
  }

  private void live(CompletableFuture<Void> ready, Consumer<String> tell) {
    try {
      CompletableFuture.anyOf(ready, stopping).get();
      if (!stopping.isDone()) {
        component.start(tell);
        started.complete(null);
      }
      while (!stopRequestedWithin(LOOK_EVERY)) {
        look(tell);
      }
    } catch (ExecutionException e) {
      started.completeExceptionally(e.getCause());
    } catch (RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      // asked to stop in the middle of the start
    }
    started.completeExceptionally(new StartFailure(name + " was stopped while it was starting."));
    // a stop has waits of its own, which the interruption that led here must not cut short
    Thread.interrupted();
    component.stop();
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
  private void look(Consumer<String> tell) {
    try {
      component.check();
    } catch (RuntimeException e) {
      tell.accept(name + ": " + e);
    }
  }

  /** Returns at once; a start under way is interrupted. */
  void askToStop() {
    stopping.complete(null);
    var running = thread;
    if (!started.isDone() && running != null) {
      running.interrupt();
    }
  }

  /** Waits until it is stopped, or for the limit. */
  void awaitStopped(Duration limit) throws InterruptedException {
    if (thread != null) {
      thread.join(limit);
    }
  }
}
