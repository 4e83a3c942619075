package millions.backing.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets callers who want the same thing at the same time share one piece of work, its result or its
 * failure (request coalescing, also known as single flight). Thread-safe; made for virtual threads,
 * since those who join block.
 */
public final class SingleFlight<K, V> {

  private final ConcurrentHashMap<K, CompletableFuture<V>> underway = new ConcurrentHashMap<>();

  /**
   * The result of the work, be it the caller's or that of one who came before with an equal key.
   */
  public V join(K key, Supplier<V> work) {
    var mine = new CompletableFuture<V>();
    var other = underway.putIfAbsent(key, mine);
    if (other != null) {
      try {
        return other.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    try {
      var value = work.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underway.remove(key, mine);
    }
  }
}
