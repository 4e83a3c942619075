package millions.localstack.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import millions.local.state.AtomicFile;
import millions.local.state.StateDirectory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The LocalStack of somebody else into which runs of a state directory deployed. It outlives them,
 * so a file in the data directory remembers it until what they left there is removed.
 */
public final class GivenLocalStack {

  private GivenLocalStack() {}

  /** A run deploys into this LocalStack. */
  static void remember(StateDirectory state, URI endpoint) {
    AtomicFile.write(file(state), endpoint + "\n");
  }

  private static Path file(StateDirectory state) {
    return state.data().resolve("localstack-endpoint");
  }

  /**
   * Removes the stack and its buckets; nothing when no run deployed into a LocalStack of somebody
   * else. Only when nothing runs.
   *
   * @throws millions.local.process.StartFailure when the stack there does not go
   */
  public static void removeStack(StateDirectory state, Consumer<String> tell)
      throws InterruptedException {
    if (!Files.exists(file(state))) {
      return;
    }
    var place = new LocalStackEndpoint(endpoint(state));
    try {
      new StackRemoval(place, tell)
          .run(BucketLocation.kept(state).map(BucketLocation.Kept::bucket));
    } catch (SdkException e) {
      tell.accept(
          "The LocalStack at %s does not answer as it should: what may still be deployed there stays (%s)"
              .formatted(place.endpoint(), e.getMessage()));
    }
  }

  private static URI endpoint(StateDirectory state) {
    try {
      return URI.create(Files.readString(file(state)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
