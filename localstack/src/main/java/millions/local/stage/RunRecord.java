package millions.local.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who supervises the present run, for commands given from another terminal: {@code
 * run/supervisor.json}. It stays behind when the supervisor is killed; the lock tells the truth.
 *
 * @param ready whether the front door answered once
 */
public record RunRecord(long pid, Rung rung, String url, boolean ready) {

  private static final ObjectMapper JSON = new ObjectMapper();

  void write(StateDirectory state) {
    var node = JSON.createObjectNode().put("pid", pid).put("stage", rung.title());
    node.put("url", url).put("ready", ready);
    WholeFile.write(file(state), node.toString());
  }

  public static Optional<RunRecord> read(StateDirectory state) {
    try {
      return Optional.of(parse(JSON.readTree(Files.readString(file(state)))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RunRecord parse(JsonNode node) {
    var stage = Rung.of(node.path("stage").asText());
    return new RunRecord(
        node.path("pid").asLong(),
        stage.orElseThrow(() -> new IllegalArgumentException("no stage in it")),
        node.path("url").asText(),
        node.path("ready").asBoolean());
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
