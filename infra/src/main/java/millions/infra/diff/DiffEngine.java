package millions.infra.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import millions.infra.CommandFailure;
import millions.ladder.ProjectDirectory;

/** Runs {@code infra/src/main/node/diff.js}, the CDK's own diff engine, as a child process. */
record DiffEngine(Path infra) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static DiffEngine ofThisProject() {
    return new DiffEngine(ProjectDirectory.root().resolve("infra"));
  }

  JsonNode compare(JsonNode running, JsonNode next) {
    if (!Files.isDirectory(infra.resolve("node_modules/@aws-cdk/cloudformation-diff"))) {
      throw new CommandFailure(
          3, "The CDK's diff engine is not installed here: cd infra && npm ci");
    }
    try {
      var directory = Files.createTempDirectory("millions-diff");
      try {
        return compare(directory, running, next);
      } finally {
        for (var name : new String[] {"running", "next", "answer", "errors"}) {
          Files.deleteIfExists(directory.resolve(name));
        }
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode compare(Path directory, JsonNode running, JsonNode next) throws IOException {
    JSON.writeValue(directory.resolve("running").toFile(), running);
    JSON.writeValue(directory.resolve("next").toFile(), next);
    var answer = directory.resolve("answer");
    var errors = directory.resolve("errors");
    var child =
        new ProcessBuilder(
            "node",
            infra.resolve("src/main/node/diff.js").toString(),
            directory.resolve("running").toString(),
            directory.resolve("next").toString());
    child.redirectOutput(answer.toFile()).redirectError(errors.toFile());
    if (exitCode(child) != 0) {
      throw new CommandFailure(
          1, "The templates could not be compared: " + Files.readString(errors).strip());
    }
    return JSON.readTree(answer.toFile());
  }

  private static int exitCode(ProcessBuilder child) {
    Process process;
    try {
      process = child.start();
    } catch (IOException e) {
      throw new CommandFailure(
          3, "Comparing templates needs Node 20 or newer, and there is no 'node' on the PATH.");
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new CommandFailure(1, "Interrupted while templates were compared.");
    }
  }
}
