package millions.local.standin.postgres.server;

import java.time.Duration;
import millions.local.process.StartFailure;

/** Waiting between two looks at something outside that cannot call us back. */
public final class Pause {

  private Pause() {}

  /**
   * @throws StartFailure when interrupted: the cluster is being stopped
   */
  public static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("stopped while waiting", e);
    }
  }
}
