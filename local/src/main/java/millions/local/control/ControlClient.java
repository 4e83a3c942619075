package millions.local.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;

/** Asks the supervisor of a run. Not thread-safe. */
public final class ControlClient implements AutoCloseable {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = ControlAnswer.SIGN_OF_LIFE_EVERY.multipliedBy(6);

  private final ControlKey key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  public ControlClient(ControlKey key) {
    this.key = key;
  }

  /**
   * Asks for a climb and listens until it ended.
   *
   * @param tell what happens, a sentence each
   * @return one sentence
   * @throws CommandRefused when the supervisor did nothing
   * @throws StartFailure when the climb failed
   * @throws IOException when the supervisor cannot be asked, or is not heard of any more
   */
  public String climb(Stage stage, Consumer<String> tell) throws IOException, InterruptedException {
    var body = BodyPublishers.ofString("{\"stage\": \"%d\"}".formatted(stage.number()));
    var answer = http.send(request("/climb").POST(body).build(), BodyHandlers.ofLines());
    return listen(answer.body(), tell);
  }

  private static String listen(Stream<String> body, Consumer<String> tell)
      throws IOException, InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    var reading = Thread.ofVirtual().start(() -> read(body, lines));
    try {
      while (true) {
        var text = lines.poll(SILENCE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
          throw new IOException("no word for " + SILENCE_LIMIT.toSeconds() + " s");
        }
        if (text.isEmpty()) {
          throw new IOException("the connection ended");
        }
        var line = ControlLine.parse(text);
        switch (line.kind()) {
          case PROGRESS -> tell.accept(line.text());
          case WAITING -> {}
          case DONE -> {
            return line.text();
          }
          case REFUSED -> throw CommandRefused.refused(line.text());
          case FAILED -> throw new StartFailure(line.text());
        }
      }
    } finally {
      reading.interrupt();
    }
  }

  private static void read(Stream<String> body, BlockingQueue<String> lines) {
    try (body) {
      body.filter(line -> !line.isBlank()).forEach(lines::add);
    } catch (RuntimeException e) {
      // a connection that breaks is one that ends
    }
    lines.add("");
  }

  /**
   * The stage as it is now.
   *
   * @return what {@code status --json} prints; empty while the run has no stage
   * @throws IOException when the supervisor does not answer
   */
  public Optional<String> status() throws IOException, InterruptedException {
    var answer =
        http.send(request("/status").timeout(ANSWER_LIMIT).GET().build(), BodyHandlers.ofString());
    return Optional.of(answer).filter(it -> it.statusCode() == 200).map(HttpResponse::body);
  }

  /**
   * Asks for the end of the run; returns when that has begun.
   *
   * @throws IOException when the supervisor does not answer
   */
  public void stop() throws IOException, InterruptedException {
    var request = request("/stop").timeout(ANSWER_LIMIT).POST(BodyPublishers.noBody()).build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("the supervisor answers " + answer.body().strip());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + key.port() + path))
        .header(ControlKey.HEADER, key.headerValue());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
