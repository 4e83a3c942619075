package millions.standins.balancer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file with the listener configuration, which is replaced while it is read. Not thread-safe.
 */
final class ListenerConfigurationFile {

  private final Path file;
  private String seen = "";

  ListenerConfigurationFile(Path file) {
    this.file = file;
  }

  /**
   * The configuration, if it is another one than at the last call.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it holds no configuration; the message says why
   */
  Optional<ListenerConfiguration> changed() throws IOException {
    // Compared by content: two writes within one tick of the file system's clock look alike.
    var text = Files.readString(file);
    if (text.equals(seen)) {
      return Optional.empty();
    }
    var configuration = ListenerConfiguration.parse(text);
    seen = text;
    return Optional.of(configuration);
  }
}
