package millions.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import millions.local.cli.Main;
import millions.local.process.Ports;

/** Rung 4 with fresh data, started and stopped by the runner's own commands. */
public final class RunningStage implements AutoCloseable {

  private static final long LIMIT_MINUTES = 4;

  private final Path home;
  private final int port = new Ports().next();

  private RunningStage(Path home) {
    this.home = home;
  }

  static RunningStage start() {
    try {
      var stage = new RunningStage(Files.createTempDirectory("millions-pages"));
      stage.command("up", "4", "--detach", "--port", String.valueOf(stage.port));
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** Kills the process that has this role now, if one has it. */
  public void kill(String role) {
    pid(role).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<Long> pid(String role) {
    try {
      var topology = new ObjectMapper().readTree(home.resolve("run/topology.json").toFile());
      return StreamSupport.stream(topology.path("parts").spliterator(), false)
          .filter(part -> part.path("role").asText().equals(role))
          .map(part -> part.path("pid"))
          .filter(JsonNode::isNumber)
          .map(JsonNode::asLong)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void command(String... words) throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    // Surefire works in the module; the checkout is the folder above.
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dmillions.root=.."));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(Arrays.asList(words));
    var printed = home.resolve("printed.txt");
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("MILLIONS_HOME", home.toString());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()));
    var process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("%s ends", words[0]).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue()).as(() -> read(printed)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws IOException {
    command("down");
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
