package millions.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Tells whether processes have ended that are not children of this one. To Java a dead process
 * lives until its parent has asked for its exit code, which an init of a container does in its own
 * time, or never; but whoever is dead has let go of its files and ports.
 */
public final class ProcessEnds {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private ProcessEnds() {}

  /** Whether it runs no more; its id may still be taken. */
  public static boolean hasEnded(ProcessHandle process) {
    return !process.isAlive() || isZombie(process.pid());
  }

  /** The state is the field after the name, which is in brackets and may hold brackets. */
  private static boolean isZombie(long pid) {
    try {
      var fields = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return fields.startsWith("Z", fields.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // gone meanwhile, or nobody may look
      return false;
    }
  }

  /** Waits until all have ended; false when some have not within the limit. */
  public static boolean await(Collection<ProcessHandle> processes, Duration limit)
      throws InterruptedException {
    var deadline = Instant.now().plus(limit);
    while (!processes.stream().allMatch(ProcessEnds::hasEnded)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(LOOK_EVERY);
    }
    return true;
  }
}
