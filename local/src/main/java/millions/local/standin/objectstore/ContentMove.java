package millions.local.standin.objectstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import millions.backing.content.ContentStore;
import millions.backing.content.ContentStore.Entry;
import millions.local.process.StartFailure;

/**
 * Moves all content from one store to another, as a climb from disk to object store asks for.
 *
 * <p>An object's old copy goes only after its new one was read back and has the same checksum. A
 * move that was killed is simply made again: what is left in the old store is what is left to do.
 */
public final class ContentMove {

  private static final Duration TELL_EVERY = Duration.ofSeconds(1);

  /** Most of a move is waiting for the disk to confirm a write. */
  private static final int AT_ONCE = 8;

  private final ContentStore from;
  private final ContentStore to;
  private final String target;
  private final Consumer<String> tell;

  /**
   * @param target the new store's name for people
   */
  public ContentMove(ContentStore from, ContentStore to, String target, Consumer<String> tell) {
    this.from = from;
    this.to = to;
    this.target = target;
    this.tell = tell;
  }

  /**
   * Moves all there is, in the order of the keys, telling every second how far it is.
   *
   * @return how many objects
   * @throws StartFailure when an object does not arrive as it left, or the thread is interrupted;
   *     no object is lost
   */
  public int run() {
    List<String> keys;
    try (var entries = from.list("")) {
      keys = entries.map(Entry::key).toList();
    }
    if (keys.isEmpty()) {
      return 0;
    }
    tell.accept("Moving %,d objects to %s".formatted(keys.size(), target));
    moveAll(keys);
    tell.accept("Moved %,d objects to %s, each compared".formatted(keys.size(), target));
    return keys.size();
  }

  private void moveAll(List<String> keys) {
    try (var workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("move").factory())) {
      var moves =
          keys.stream().map(key -> workers.submit((Callable<Void>) () -> move(key))).toList();
      try {
        long told = System.nanoTime();
        for (int done = 0; done < moves.size(); done++) {
          moves.get(done).get();
          if (System.nanoTime() - told >= TELL_EVERY.toNanos()) {
            told = System.nanoTime();
            tell.accept("  %,d of %,d moved".formatted(done + 1, moves.size()));
          }
        }
      } catch (ExecutionException e) {
        workers.shutdownNow();
        throw new StartFailure(
            "Content could not be moved to %s: %s".formatted(target, e.getCause().getMessage()),
            e.getCause());
      } catch (InterruptedException | CancellationException e) {
        workers.shutdownNow();
        Thread.currentThread().interrupt();
        throw new StartFailure("The move of content was stopped; the next start goes on with it.");
      }
    }
  }

  private Void move(String key) {
    var bytes = from.get(key);
    if (bytes.isEmpty()) {
      return null;
    }
    var digest = digest(bytes.get());
    to.put(key, bytes.get());
    var arrived = to.get(key).map(ContentMove::digest);
    if (arrived.isEmpty() || !MessageDigest.isEqual(arrived.get(), digest)) {
      throw new IllegalStateException(key + " did not arrive as it left; the old copy is kept");
    }
    from.delete(key);
    return null;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
