package millions.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import millions.local.process.Ports;

/** Gives the commands in processes of their own, as people do, and uses what they start. */
final class StageAtTheKeyboard {

  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Path home;
  private final int port = new Ports().next();
  private final HttpClient http = HttpClient.newHttpClient();

  StageAtTheKeyboard(Path home) {
    this.home = home;
  }

  /** Starts a stage and returns when it is ready. */
  void up(String stage) throws IOException, InterruptedException {
    assertThat(command("up", stage, "--detach", "--port", String.valueOf(port)))
        .as("exit code of up %s", stage)
        .isZero();
  }

  void down() throws IOException, InterruptedException {
    assertThat(command("down")).isZero();
  }

  int command(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(RelaunchCommand.line());
    // Surefire works in the module; the checkout is the folder above
    line.replaceAll(
        word -> word.startsWith("-Dmillions.root=") ? "-Dmillions.root=" + Path.of("..") : word);
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("MILLIONS_HOME", home.toString());
    var process =
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile())).start();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("%s ends", line).isTrue();
    return process.exitValue();
  }

  /** What all commands printed so far. */
  String printed() throws IOException {
    return Files.readString(output());
  }

  /** The link of a new paste. */
  String paste(String text) throws IOException, InterruptedException {
    var body = new ObjectMapper().createObjectNode().put("text", text).toString();
    var request =
        HttpRequest.newBuilder(uri("/pastes"))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("link").asText();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** The part of this role in {@code run/topology.json}. */
  JsonNode part(String role) throws IOException {
    var topology = new ObjectMapper().readTree(home.resolve("run/topology.json").toFile());
    return StreamSupport.stream(topology.path("parts").spliterator(), false)
        .filter(part -> part.path("role").asText().equals(role))
        .findFirst()
        .orElseThrow();
  }

  ProcessHandle process(String role) throws IOException {
    return ProcessHandle.of(part(role).path("pid").asLong()).orElseThrow();
  }

  ProcessHandle supervisor() throws IOException {
    var run = new ObjectMapper().readTree(home.resolve("run/supervisor.json").toFile());
    return ProcessHandle.of(run.path("pid").asLong()).orElseThrow();
  }

  boolean frontDoorIsFree() {
    return Ports.isFree(port);
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private Path output() {
    return home.resolve("printed.txt");
  }
}
