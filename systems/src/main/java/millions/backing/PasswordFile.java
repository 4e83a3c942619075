package millions.backing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A password that others may change while the process runs: whoever rotates it replaces the file,
 * and the next connection is made with what stands there then. Thread-safe.
 */
public final class PasswordFile {

  private final String setting;
  private final Path path;

  /**
   * @param setting the setting that names the file, for those who have to mend it
   * @throws IllegalStateException when there is no password to read at this moment
   */
  public PasswordFile(String setting, Path path) {
    this.setting = setting;
    this.path = path;
    read();
  }

  /**
   * What the file holds now, without white space around it.
   *
   * @throws IllegalStateException when that is nothing
   */
  public String read() {
    try {
      var password = Files.readString(path).strip();
      if (password.isEmpty()) {
        throw unusable("is empty", null);
      }
      return password;
    } catch (NoSuchFileException e) {
      throw unusable("does not exist", e);
    } catch (AccessDeniedException e) {
      throw unusable("may not be read by this process", e);
    } catch (IOException e) {
      throw unusable("cannot be read: " + e.getMessage(), e);
    }
  }

  private IllegalStateException unusable(String fault, IOException cause) {
    return new IllegalStateException(
        "%s: the file %s %s; it must hold a password and nothing else"
            .formatted(setting, path, fault),
        cause);
  }
}
