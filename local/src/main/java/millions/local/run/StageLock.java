package millions.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import millions.local.state.StateDirectory;

/**
 * Only one stage runs from a state directory. The system frees the lock when its holder dies,
 * however it dies.
 */
public final class StageLock implements AutoCloseable {

  private final FileChannel channel;

  private StageLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The lock, or empty when another process has it. Asks a few times: whoever only looks whether it
   * is taken holds it for an instant.
   */
  static Optional<StageLock> take(StateDirectory state) throws InterruptedException {
    var lock = tryOnce(state);
    for (int again = 0; lock.isEmpty() && again < 5; again++) {
      Thread.sleep(50);
      lock = tryOnce(state);
    }
    return lock;
  }

  private static Optional<StageLock> tryOnce(StateDirectory state) {
    Path file = state.run().resolve("lock");
    try {
      Files.createDirectories(state.run());
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new StageLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a supervisor lives. */
  public static boolean isTaken(StateDirectory state) {
    if (!Files.exists(state.run().resolve("lock"))) {
      return false;
    }
    var lock = tryOnce(state);
    lock.ifPresent(StageLock::close);
    return lock.isEmpty();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
