package millions.local.standin.objectstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import millions.backing.content.ContentStore;
import millions.local.service.NoProcess;
import millions.local.service.Supervised;

/** Files of the machine itself. */
public record DiskLocation(Path directory) implements ContentLocation {

  @Override
  public String name() {
    return "the disk";
  }

  @Override
  public boolean mayHoldContent() {
    return holdsFiles(directory);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("MILLIONS_CONTENT_DISK_DIRECTORY", directory.toString());
  }

  @Override
  public Supervised component() {
    return new NoProcess();
  }

  @Override
  public ContentStore open() {
    return ContentStores.disk(directory);
  }

  static boolean holdsFiles(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var files = Files.walk(directory)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
