package millions.local.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import millions.local.process.Readiness;

/**
 * Counts the lives of a LocalStack by the marker that our start-up script puts at {@code
 * /_millions/}: a word that is another one in every process. Whoever restarts it, it is seen.
 */
final class Lives implements Readiness {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Pattern LIFE = Pattern.compile("\"life\":\\s*\"(\\w+)\"");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI marker;
  private String last = "";
  private volatile int count;

  Lives(URI endpoint) {
    this.marker = endpoint.resolve("/_millions/");
  }

  @Override
  public boolean ready() {
    var life = look();
    if (life.filter(word -> !word.equals(last)).isPresent()) {
      last = life.get();
      count++;
    }
    return life.isPresent();
  }

  int count() {
    return count;
  }

  private Optional<String> look() {
    var answer = http.sendAsync(HttpRequest.newBuilder(marker).build(), BodyHandlers.ofString());
    try {
      var text = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).body();
      var found = LIFE.matcher(text);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        return Optional.empty();
      }
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
