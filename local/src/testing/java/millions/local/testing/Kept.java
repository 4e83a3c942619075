package millions.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Everything that was pasted and must be found again, byte for byte. Not thread-safe. */
public final class Kept {

  /** So many at once ask for it: more would wait for one another. */
  private static final int AT_ONCE = 8;

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, String> targets = new LinkedHashMap<>();

  /** Pastes these texts and keeps them in mind. */
  public void paste(Client client, Iterable<String> all) {
    texts.putAll(make(all, client::paste));
  }

  /** Shortens these addresses and keeps them in mind. */
  public void shorten(Client client, Iterable<String> all) {
    targets.putAll(make(all, client::shorten));
  }

  private static Map<String, String> make(Iterable<String> all, UnaryOperator<String> link) {
    var made = new ArrayList<Callable<Map.Entry<String, String>>>();
    all.forEach(text -> made.add(() -> Map.entry(link.apply(text), text)));
    var links = new LinkedHashMap<String, String>();
    together(made).forEach(entry -> links.put(entry.getKey(), entry.getValue()));
    assertThat(links).hasSameSizeAs(made);
    return links;
  }

  int size() {
    return texts.size() + targets.size();
  }

  /** Reads all of it back. */
  public void mustAllBeThere(Client client) {
    var reads = new ArrayList<Callable<Boolean>>();
    texts.forEach((link, text) -> reads.add(() -> mustBe(client, link, text)));
    targets.forEach((link, target) -> reads.add(() -> mustLeadTo(client, link, target)));
    assertThat(together(reads)).hasSize(size());
  }

  /** Reads these texts back by their links. */
  public static void mustAllBe(Client client, Map<String, String> acknowledged) {
    var reads = new ArrayList<Callable<Boolean>>();
    acknowledged.forEach((link, text) -> reads.add(() -> mustBe(client, link, text)));
    assertThat(together(reads)).isNotEmpty();
  }

  public static boolean mustBe(Client client, String link, String text) {
    var reply = client.get("/p/" + link).mustBe(200);
    // not by AssertJ, which would print both
    if (!Arrays.equals(reply.body(), text.getBytes(UTF_8))) {
      throw new AssertionError(
          "%s came back with other bytes than the %d it was made of: %s"
              .formatted(link, text.getBytes(UTF_8).length, reply));
    }
    return true;
  }

  private static boolean mustLeadTo(Client client, String link, String target) {
    assertThat(client.get("/p/" + link).mustBe(302).header("Location")).isEqualTo(target);
    return true;
  }

  private static <T> List<T> together(List<Callable<T>> all) {
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var done = new ArrayList<T>();
      for (var one : workers.invokeAll(all)) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AssertionError wrong ? wrong : new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
