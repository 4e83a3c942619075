package millions.local.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import millions.local.stack.Place;
import millions.local.stack.StackRemoval;
import software.amazon.awssdk.core.exception.SdkException;

/** Forgets the data of earlier runs, also what they deployed into a LocalStack that was given. */
public final class Forgetting {

  private final StateDirectory state;
  private final Consumer<String> tell;

  public Forgetting(StateDirectory state, Consumer<String> tell) {
    this.state = state;
    this.tell = tell;
  }

  /** A run deploys into this LocalStack, which will outlive it. */
  static void later(StateDirectory state, URI endpoint) {
    WholeFile.write(file(state), endpoint + "\n");
  }

  private static Path file(StateDirectory state) {
    return state.data().resolve("localstack-endpoint");
  }

  /**
   * Only when nothing runs.
   *
   * @throws millions.local.process.StartFailure when the stack there does not go; no data is
   *     forgotten then
   */
  public void run() throws InterruptedException {
    if (Files.exists(file(state))) {
      removeStack();
    }
    state.forgetData();
  }

  private void removeStack() throws InterruptedException {
    var place = new Place(endpoint());
    try {
      new StackRemoval(place, tell).run(BucketHome.kept(state).map(BucketHome.Kept::bucket));
    } catch (SdkException e) {
      tell.accept(
          "The LocalStack at %s does not answer as it should: what may still be deployed there stays (%s)"
              .formatted(place.endpoint(), e.getMessage()));
    }
  }

  private URI endpoint() {
    try {
      return URI.create(Files.readString(file(state)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
