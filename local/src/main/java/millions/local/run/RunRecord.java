package millions.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import millions.ladder.Stage;
import millions.local.control.ControlKey;
import millions.local.process.ProcessLedger;
import millions.local.state.AtomicFile;
import millions.local.state.StateDirectory;

/**
 * Who supervises the present run, for commands given from another terminal: {@code
 * run/supervisor.json}. It stays behind when the supervisor is killed; the lock tells the truth.
 *
 * @param started when the process began: ids are used again
 * @param ready whether the stage answered once
 * @param control what it takes to ask the supervisor; a secret of the file's owner
 */
public record RunRecord(
    long pid, Instant started, Stage stage, String url, boolean ready, ControlKey control) {

  static final String STARTING =
      "Another stage is just starting here. Look at it: ./millions status";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** That of this process. */
  static RunRecord ofThisProcess(Stage stage, String url, boolean ready, ControlKey control) {
    var self = ProcessHandle.current();
    var started = self.info().startInstant().orElse(Instant.EPOCH);
    return new RunRecord(self.pid(), started, stage, url, ready, control);
  }

  /** Why no second stage may start. */
  String refusal() {
    return "Stage %s is running at %s (process %d). Stop it first: ./millions down"
        .formatted(stage, url, pid);
  }

  /** The supervisor, if that very process lives. */
  public Optional<ProcessHandle> supervisor() {
    return ProcessHandle.of(pid).filter(handle -> ProcessLedger.isRunning(handle, started));
  }

  void write(StateDirectory state) {
    var node = JSON.createObjectNode().put("pid", pid).put("started", started.toEpochMilli());
    node.put("stage", stage.title()).put("url", url).put("ready", ready);
    node.putObject("control").put("port", control.port()).put("token", control.token());
    AtomicFile.write(file(state), node.toString());
  }

  /** What the file says; empty when there is none or it cannot be understood. */
  public static Optional<RunRecord> read(StateDirectory state) {
    try {
      return Optional.of(parse(JSON.readTree(Files.readString(file(state)))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RunRecord parse(JsonNode node) {
    var stage = Stage.of(node.path("stage").asText());
    var control = node.path("control");
    return new RunRecord(
        node.path("pid").asLong(),
        Instant.ofEpochMilli(node.path("started").asLong()),
        stage.orElseThrow(() -> new IllegalArgumentException("no stage in it")),
        node.path("url").asText(),
        node.path("ready").asBoolean(),
        new ControlKey(control.path("port").asInt(), control.path("token").asText()));
  }

  static void delete(StateDirectory state) {
    try {
      Files.deleteIfExists(file(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StateDirectory state) {
    return state.run().resolve("supervisor.json");
  }
}
