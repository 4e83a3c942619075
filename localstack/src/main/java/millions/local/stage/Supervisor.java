package millions.local.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import millions.local.process.Part;
import millions.local.process.ProcessLedger;
import millions.local.process.Readiness;
import millions.local.process.StartFailure;

/**
 * Keeps a drawn stage alive: starts each box when those it uses are up, tends each on a thread of
 * its own, keeps the topology file true, and stops everything from the front door inwards.
 */
final class Supervisor {

  private static final Duration DESCRIBE_EVERY = Duration.ofMillis(250);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration FRONT_DOOR_LIMIT = Duration.ofSeconds(60);

  private final StateDirectory state;
  private final TendedBackend backend;
  private final String url;
  private final Consumer<String> tell;
  private final Map<Box, TendedBox> tended = new LinkedHashMap<>();
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Rung rung;
  private Thread describing;

  Supervisor(StateDirectory state, Backend backend, String url, Consumer<String> tell) {
    this.state = state;
    this.backend = new TendedBackend(backend, tell);
    this.url = url;
    this.tell = tell;
  }

  /**
   * Starts all of the stage and returns when the front door says it is ready.
   *
   * @throws StartFailure when a box cannot be started, or at {@link #cancel}; the rest still runs,
   *     {@link #stop} ends it
   */
  void start(Rung wanted, int port) throws InterruptedException {
    backend.prepare(wanted, cancelled);
    rung = wanted;
    backend.draw(wanted).boxes().forEach(box -> tended.put(box, new TendedBox(box, tell)));
    describing = Thread.ofVirtual().name("topology").start(this::describe);
    for (var box : tended.values()) {
      box.begin(box.box().startsAfter().stream().map(need -> tended.get(need).started()).toList());
    }
    awaitStarted();
    awaitFrontDoor(port);
    topology().write(state.topology());
  }

  /** Fails with the first box that fails, whatever the others still do. */
  private void awaitStarted() {
    var first = new CompletableFuture<Void>();
    var all = tended.values().stream().map(TendedBox::started).toList();
    all.forEach(started -> started.exceptionally(e -> fail(first, e)));
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenRun(() -> first.complete(null));
    try {
      CompletableFuture.anyOf(first, cancelled).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartFailure failure
          ? failure
          : new StartFailure("The stage could not be started: " + e.getCause(), e.getCause());
    }
  }

  /** Ends a start under way with a failure. From any thread. */
  void cancel() {
    cancelled.completeExceptionally(new StartFailure("Stopped while it was starting."));
  }

  private static Void fail(CompletableFuture<Void> future, Throwable cause) {
    future.completeExceptionally(cause instanceof CompletionException ? cause.getCause() : cause);
    return null;
  }

  private void awaitFrontDoor(int port) {
    var ready = Readiness.http(port, "/q/health/ready");
    long deadline = System.nanoTime() + FRONT_DOOR_LIMIT.toNanos();
    while (!ready.ready()) {
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "Every part is up, but %s/q/health/ready does not say so. The logs: %s"
                .formatted(url, state.logs()));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      if (cancelled.isDone()) {
        throw new StartFailure("Stopped while it was starting.");
      }
    }
  }

  private void describe() {
    Topology last = null;
    try {
      do {
        var now = topology();
        if (!now.equals(last)) {
          now.write(state.topology());
          last = now;
        }
      } while (!stopping.await(DESCRIBE_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stage as it is now. */
  Topology topology() {
    var parts = new ArrayList<Part>();
    // as the picture is read: from the front door inwards
    var boxes = new ArrayList<>(tended.keySet());
    Collections.reverse(boxes);
    boxes.forEach(box -> parts.addAll(box.component().parts()));
    parts.addAll(backend.parts());
    return new Topology(rung, url, parts);
  }

  /**
   * Stops every box before those it uses, then whatever is still there. Returns when no process is
   * left.
   */
  void stop() {
    var order = new ArrayList<>(tended.values());
    Collections.reverse(order);
    try {
      while (!order.isEmpty()) {
        var wave = order.stream().filter(box -> nobodyUses(box, order)).toList();
        wave.forEach(TendedBox::askToStop);
        for (var box : wave) {
          box.awaitStopped(STOP_LIMIT);
        }
        order.removeAll(wave);
      }
      backend.stop();
      stopping.countDown();
      if (describing != null) {
        describing.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    killRest();
  }

  private static boolean nobodyUses(TendedBox box, List<TendedBox> others) {
    return others.stream().noneMatch(other -> other.box().talksTo(box.box()));
  }

  /** Ends without grace whatever process of the stage still lives. */
  void killRest() {
    stopping.countDown();
    var ledger = new ProcessLedger(state.logs());
    var living = ledger.living();
    living.forEach(entry -> entry.handle().destroyForcibly());
    for (var entry : living) {
      try {
        entry.handle().onExit().get(5, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        tell.accept(entry.role() + " does not go: process " + entry.handle().pid());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    ledger.clear();
  }
}
