package millions.local.standin.postgres.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs work to its end although the calling thread is interrupted: whoever interrupts a start wants
 * its servers stopped, and stopping them has to wait.
 */
public final class Uninterruptibly {

  private Uninterruptibly() {}

  /**
   * Returns when the work has ended, with its exception if it threw one. It runs on another thread;
   * an interruption stays set on the calling one.
   */
  public static void run(Runnable work) {
    try {
      CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }
}
