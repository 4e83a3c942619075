package millions.local.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.service.Cancellation;
import millions.local.service.InstanceStatus;
import millions.local.stages.DrawnStage;

/** The backend of a run with the thread of its own that looks at it. */
final class SupervisedBackend {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** How long an interrupted preparation may take to leave things in order. */
  private static final Duration LAST_STEP = Duration.ofSeconds(10);

  private final Backend backend;
  private final Consumer<String> tell;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread looking;

  SupervisedBackend(Backend backend, Consumer<String> tell) {
    this.backend = backend;
    this.tell = tell;
  }

  void goBack() {
    backend.goBack();
  }

  DrawnStage draw(Stage stage) {
    return backend.draw(stage);
  }

  List<InstanceStatus> instances() {
    return backend.instances();
  }

  Optional<Deployment> deployment() {
    return backend.deployment();
  }

  /**
   * Makes it ready for this stage, and looks at it from then on.
   *
   * @param cancellation interrupts it
   * @throws StartFailure when it cannot be made ready, or at the cancellation
   */
  void prepare(Stage stage, Cancellation cancellation) throws InterruptedException {
    var prepared = new CompletableFuture<Void>();
    var thread =
        Thread.ofVirtual()
            .name("prepare " + stage)
            .start(
                () -> {
                  try {
                    backend.prepare(stage, tell);
                    prepared.complete(null);
                  } catch (RuntimeException e) {
                    prepared.completeExceptionally(e);
                  }
                });
    try {
      cancellation.await(prepared);
    } catch (StartFailure | CommandRefused e) {
      thread.interrupt();
      thread.join(LAST_STEP);
      throw e;
    }
    if (looking == null) {
      looking = Thread.ofVirtual().name("backend").start(this::look);
    }
  }

  /** A look that fails must not end the looking. */
  private void look() {
    try {
      do {
        try {
          backend.check();
        } catch (RuntimeException e) {
          tell.accept("backend: " + e);
        }
      } while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After all services have stopped. */
  void stop() throws InterruptedException {
    stopping.countDown();
    if (looking != null) {
      looking.join();
    }
    backend.stop();
  }
}
