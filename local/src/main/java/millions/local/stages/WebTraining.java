package millions.local.stages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import millions.ladder.Stage;
import millions.local.process.JavaCommand;
import millions.local.process.LocalProcess;
import millions.local.process.Ports;
import millions.local.process.StartFailure;
import millions.local.service.HealthCheck;
import millions.local.state.AtomicFile;

/**
 * Runs the web process once, right after it was built, and keeps what the JVM learned of its
 * classes in an ahead-of-time cache beside the jar (JEP 514): later starts take about half the
 * processor time. Every backing service is absent in this run, which loads their clients all the
 * same; a cache that does not fit its jar is ignored by the JVM.
 */
public final class WebTraining {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NOBODY = "127.0.0.1:1";

  private WebTraining() {}

  /** Arguments: the web jar, and a directory for the run's log and leavings. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var jar = Path.of(arguments[0]);
    var directory = Path.of(arguments[1]);
    var cache = JavaCommand.startCache(jar);
    Files.deleteIfExists(cache);
    var port = new Ports().next();
    var process =
        LocalProcess.start(
            "training",
            JavaCommand.training(List.of("-Xmx384m"), jar),
            settings(port, directory),
            directory,
            directory.resolve("training.log"));
    try {
      awaitLive(port, process);
      for (var path : List.of("/", "/topology", "/p/abcdefg", "/q/metrics", "/q/health/ready")) {
        get(port, path, "text/html");
        get(port, path, "*/*");
      }
      post(port);
    } finally {
      // The JVM writes the cache while it ends.
      process.stop("TERM", LIMIT);
    }
    if (!Files.exists(cache)) {
      throw new StartFailure("no start-up cache was written; see " + process.log());
    }
  }

  private static Map<String, String> settings(int port, Path directory) {
    var password = directory.resolve("password");
    AtomicFile.write(password, "training");
    var settings = new LinkedHashMap<String, String>();
    settings.put("QUARKUS_PROFILE", "stage4");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("MILLIONS_PROCESS_NAME", "training");
    settings.put("MILLIONS_PROCESS_DIRECTORY", directory.toString());
    settings.put("MILLIONS_SQL_PRIMARY_URL", "jdbc:postgresql://" + NOBODY + "/none");
    settings.put("MILLIONS_SQL_REPLICA_URLS", "jdbc:postgresql://" + NOBODY + "/none");
    settings.put("MILLIONS_SQL_PASSWORD_FILE", password.toString());
    // Nobody will come: no request of this run is worth a longer wait.
    settings.put("MILLIONS_SQL_ACQUISITION_TIMEOUT", "PT0.1S");
    settings.put("MILLIONS_CACHE_REDIS_URI", "redis://" + NOBODY);
    settings.put("MILLIONS_CACHE_REDIS_PASSWORD_FILE", password.toString());
    settings.put("MILLIONS_CONTENT_S3_PATH_STYLE", "true");
    settings.put("AWS_ENDPOINT_URL_S3", "http://" + NOBODY);
    settings.put("AWS_REGION", Stage.REGION);
    settings.put("AWS_ACCESS_KEY_ID", "training");
    settings.put("AWS_SECRET_ACCESS_KEY", "training");
    return settings;
  }

  private static void awaitLive(int port, LocalProcess process) {
    var live = HealthCheck.http(port, "/q/health/live");
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!live.ready()) {
      if (!process.alive() || System.nanoTime() > end) {
        throw new StartFailure("the web process did not start; see " + process.log());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static void get(int port, String path, String accept)
      throws IOException, InterruptedException {
    send(request(port, path).header("Accept", accept).build());
  }

  private static void post(int port) throws IOException, InterruptedException {
    send(
        request(port, "/pastes")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"training\"}"))
            .build());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT);
  }

  private static void send(HttpRequest request) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }
}
