package millions.local.state;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the local data, made once and kept beside it (readable by its owner only): the
 * database on the disk knows them.
 */
public final class Secrets {

  private final Path file;
  private final Properties known = new Properties();

  public Secrets(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public synchronized boolean knows(String name) {
    return known.containsKey(name);
  }

  /** Keeps this secret, made elsewhere. */
  public synchronized void set(String name, String secret) {
    known.setProperty(name, secret);
    save();
  }

  /** The secret of this name; made and kept at the first call. */
  public synchronized String of(String name) {
    var secret = known.getProperty(name);
    if (secret == null) {
      var bytes = new byte[16];
      new SecureRandom().nextBytes(bytes);
      secret = HexFormat.of().formatHex(bytes);
      known.setProperty(name, secret);
      save();
    }
    return secret;
  }

  /**
   * A file that holds this secret and nothing else, for processes that read their password from
   * one; readable by its owner only.
   */
  public synchronized Path fileOf(String name) {
    var own = file.resolveSibling(name);
    AtomicFile.write(own, of(name) + "\n");
    return own;
  }

  private void save() {
    var text = new StringWriter();
    try {
      known.store(text, "Passwords of the local data beside this file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AtomicFile.write(file, text.toString());
  }
}
