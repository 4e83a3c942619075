package millions.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes small files so that a reader sees the old or the new text, never a part of it. */
public final class AtomicFile {

  private AtomicFile() {}

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      // createTempFile gives 0600
      var draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
