package millions.standins.balancer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import millions.standins.http.EventLog;
import millions.standins.http.OpenServer;
import org.awaitility.Awaitility;

/** A balancer on a port of its own with its listener configuration, and a client of it. */
final class RunningBalancer implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path file;
  private final OpenServer server;

  private final List<String> log = new CopyOnWriteArrayList<>();

  private RunningBalancer(Path file, String... options) {
    this.file = file;
    var all = new ArrayList<>(List.of("--port=0", "--listener=" + file));
    all.addAll(List.of(options));
    server =
        OpenServer.open(
            new Balancer(new EventLog("balancer", log::add)), all.toArray(String[]::new));
  }

  static RunningBalancer open(Path file, ListenerConfiguration first, String... options) {
    replace(file, first);
    return new RunningBalancer(file, options);
  }

  static RunningBalancer withoutConfiguration(Path file) {
    return new RunningBalancer(file);
  }

  /** A group without slow start whose browsers stay, checked ten times a second. */
  static TargetGroupConfiguration group(String name, TargetDescription... targets) {
    var check =
        new HealthCheckConfiguration(
            "/q/health/ready", Duration.ofMillis(100), Duration.ofSeconds(1), 2, 2);
    return new TargetGroupConfiguration(
        name, Duration.ZERO, Duration.ofDays(1), null, check, List.of(targets));
  }

  void configure(ListenerConfiguration now) {
    replace(file, now);
  }

  /** At once, so that the balancer never sees half of it. */
  private static void replace(Path file, ListenerConfiguration now) {
    try {
      var draft = Files.writeString(file.resolveSibling("draft"), now.json());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  /** The lines of its log with this event. */
  List<String> logged(String event) {
    return log.stream().filter(line -> line.contains(" balancer " + event + " ")).toList();
  }

  HttpClient http() {
    return http;
  }

  URI uri(String path) {
    return server.uri(path);
  }

  int port() {
    return server.port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode targets() {
    return json("/_balancer/targets");
  }

  /** The row of a target group. */
  JsonNode group(String name) {
    for (var row : json("/_balancer/groups")) {
      if (row.get("name").asText().equals(name)) {
        return row;
      }
    }
    throw new IllegalStateException("no target group " + name);
  }

  private JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state of each target by its role. */
  Map<String, String> states() {
    var states = new HashMap<String, String>();
    for (var target : targets()) {
      states.put(target.get("role").asText(), target.get("state").asText());
    }
    return states;
  }

  /** Waits until the balancer says so of the target with this role. */
  void until(String role, String state) {
    Awaitility.await().until(() -> state.equals(states().get(role)));
  }

  /** Ends the balancer only: what the client has in flight may finish. */
  void shutDown() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
