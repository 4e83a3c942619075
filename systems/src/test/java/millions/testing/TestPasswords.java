package millions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files with a password, and how they are renewed where passwords are rotated. */
public final class TestPasswords {

  private static final Path ANY = any();

  private TestPasswords() {}

  private static Path any() {
    try {
      var file = Files.createTempFile("millions-test", ".password");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "any\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For servers that let everybody in. */
  public static Path anyPassword() {
    return ANY;
  }

  /** Replaces the file at once, so that nobody reads half of it. */
  public static void renew(Path file, String password) {
    try {
      var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), password);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
