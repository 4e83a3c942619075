package millions.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import millions.ladder.Stage;
import millions.local.state.AtomicFile;
import millions.local.state.StateDirectory;

/**
 * Who supervises the present run, for commands given from another terminal: {@code
 * run/supervisor.json}. It stays behind when the supervisor is killed; the lock tells the truth.
 *
 * @param ready whether the front door answered once
 * @param climbs where it is asked to climb, once it is ready; a secret of the file's owner
 */
public record RunRecord(
    long pid, Stage rung, String url, boolean ready, Optional<ClimbDoor.Key> climbs) {

  static final String STARTING =
      "Another stage is just starting here. Look at it: ./millions status";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Why no second stage may start. */
  String refusal() {
    return "Stage %s is running at %s (process %d). Stop it first: ./millions down"
        .formatted(rung, url, pid);
  }

  void write(StateDirectory state) {
    var node = JSON.createObjectNode().put("pid", pid).put("stage", rung.title());
    node.put("url", url).put("ready", ready);
    climbs.ifPresent(
        key -> node.putObject("climbs").put("port", key.port()).put("token", key.token()));
    AtomicFile.write(file(state), node.toString());
  }

  public static Optional<RunRecord> read(StateDirectory state) {
    try {
      return Optional.of(parse(JSON.readTree(Files.readString(file(state)))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RunRecord parse(JsonNode node) {
    var stage = Stage.of(node.path("stage").asText());
    return new RunRecord(
        node.path("pid").asLong(),
        stage.orElseThrow(() -> new IllegalArgumentException("no stage in it")),
        node.path("url").asText(),
        node.path("ready").asBoolean(),
        node.has("climbs") ? Optional.of(key(node.path("climbs"))) : Optional.empty());
  }

  private static ClimbDoor.Key key(JsonNode node) {
    return new ClimbDoor.Key(node.path("port").asInt(), node.path("token").asText());
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
