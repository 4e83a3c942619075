package millions.localstack.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our start-up script says at {@code /_millions/}. No look takes longer than 1.5 s. */
final class OwnershipMarker {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Pattern LIFE = Pattern.compile("\"life\":\\s*\"(\\w+)\"");
  private static final Pattern OWNER = Pattern.compile("\"owner\":\\s*\"(\\w+)\"");
  private static final Pattern KEPT = Pattern.compile("\"kept\":\\s*true");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI endpoint;

  OwnershipMarker(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * What it says of itself.
   *
   * @param life a word that is another one in every process
   * @param owner the word whoever started it gave it; empty where none was given
   * @param kept whether acknowledged objects outlive it
   */
  record Answer(String life, String owner, boolean kept) {}

  /** Empty while it does not answer. */
  Optional<Answer> answer() {
    return get("/_millions/")
        .flatMap(
            text ->
                word(LIFE, text)
                    .map(
                        life ->
                            new Answer(
                                life, word(OWNER, text).orElse(""), KEPT.matcher(text).find())));
  }

  private static Optional<String> word(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
  }

  /** Whether some LocalStack answers, ours or not. */
  boolean isLocalStack() {
    return get("/_localstack/health").filter(body -> body.contains("\"services\"")).isPresent();
  }

  private Optional<String> get(String path) {
    var request = HttpRequest.newBuilder(endpoint.resolve(path)).build();
    var coming = http.sendAsync(request, BodyHandlers.ofString());
    try {
      return Optional.of(coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .filter(answer -> answer.statusCode() == 200)
          .map(HttpResponse::body);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        return Optional.empty();
      }
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      coming.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
