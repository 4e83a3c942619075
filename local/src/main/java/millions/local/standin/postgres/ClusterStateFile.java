package millions.local.standin.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.server.DurableFiles;

/**
 * {@code state.json}: {@link ClusterState} on disk. Each change is durable when the call returns.
 */
final class ClusterStateFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private volatile ClusterState state;

  ClusterStateFile(Path data) {
    this.file = data.resolve("state.json");
  }

  /** Reads the file; empty when there is none. */
  Optional<ClusterState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      state = JSON.readValue(file.toFile(), ClusterState.class);
      return Optional.of(state);
    } catch (IOException e) {
      throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  ClusterState now() {
    return state;
  }

  synchronized void set(ClusterState next) {
    if (next.equals(state)) {
      return;
    }
    try {
      DurableFiles.replace(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(next) + "\n");
      state = next;
    } catch (IOException e) {
      throw new StartFailure(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  synchronized void update(UnaryOperator<ClusterState> change) {
    set(change.apply(state));
  }
}
