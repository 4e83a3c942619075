package millions.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Asks many things at once, as a crowd does. */
public final class Together {

  private Together() {}

  /**
   * Applies the function to 0 .. count-1 on so many threads; the results in that order.
   *
   * @throws AssertionError of the first that failed
   */
  public static <T> List<T> map(int count, int threads, IntFunction<T> function) {
    try (var crowd = Executors.newFixedThreadPool(threads)) {
      var futures = new ArrayList<Future<T>>();
      for (var number = 0; number < count; number++) {
        var mine = number;
        futures.add(crowd.submit(() -> function.apply(mine)));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
