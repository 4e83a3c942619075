package millions.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * The few ordinary requests around a measurement: is it up, make these pastes, what is its body.
 */
final class Client {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long BETWEEN_TRIES_MS = 50;
  private static final int THREADS = 16;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Client() {}

  /** Whether the address answers 200 within the limit; gives up when the server is gone. */
  static boolean answers(URI address, Duration limit, BooleanSupplier alive) {
    var deadline = System.nanoTime() + limit.toNanos();
    try {
      while (alive.getAsBoolean() && System.nanoTime() < deadline) {
        if (answers(address)) {
          return true;
        }
        Thread.sleep(BETWEEN_TRIES_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean answers(URI address) throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(address)).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The answer to a GET; redirects are not followed. */
  static HttpResponse<byte[]> get(URI address) {
    try {
      var response = send(HttpRequest.newBuilder(address));
      if (response.statusCode() >= 400) {
        throw new Spoiled(address + " answers " + response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw new Spoiled(address + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Spoiled("interrupted");
    }
  }

  /** Posts so many JSON bodies to {@code /pastes}; the paths of what was made. */
  static List<String> paste(URI server, int count, IntFunction<String> body) {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var made = new ArrayList<Future<String>>();
      for (var i = 0; i < count; i++) {
        var json = body.apply(i);
        made.add(threads.submit(() -> paste(server, json)));
      }
      var paths = new ArrayList<String>();
      for (var one : made) {
        paths.add(one.get());
      }
      return paths;
    } catch (ExecutionException e) {
      throw new Spoiled("pastes cannot be made: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Spoiled("interrupted");
    }
  }

  private static String paste(URI server, String json) throws IOException, InterruptedException {
    var response =
        send(
            HttpRequest.newBuilder(server.resolve("/pastes"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    return response
        .headers()
        .firstValue("Location")
        .filter(location -> response.statusCode() == 201)
        .orElseThrow(() -> new Spoiled("POST /pastes answers " + response.statusCode()));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
  }
}
