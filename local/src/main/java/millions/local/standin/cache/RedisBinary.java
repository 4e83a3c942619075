package millions.local.standin.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import millions.local.process.Platform;
import millions.local.process.StartFailure;

/** The Redis server that {@code org.signal:embedded-redis} carries for this machine. */
public final class RedisBinary {

  private static final String VERSION = "7.0.15";

  private RedisBinary() {}

  /** Its path in the cache directory; unpacked at the first call, whole or not at all. */
  public static Path in(Path cache) {
    Platform.mustBeSupported();
    var name = "redis-server-" + VERSION + "-linux-amd64";
    var binary = cache.resolve(name);
    if (Files.isExecutable(binary)) {
      return binary;
    }
    try (var bytes = RedisBinary.class.getResourceAsStream("/" + name)) {
      Files.createDirectories(cache);
      var draft = Files.createTempFile(cache, name, ".tmp");
      Files.copy(bytes, draft, StandardCopyOption.REPLACE_EXISTING);
      draft.toFile().setExecutable(true, true);
      Files.move(draft, binary, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // another run was faster
    } catch (IOException e) {
      throw new StartFailure("Redis could not be unpacked to " + cache + ": " + e.getMessage(), e);
    }
    return binary;
  }
}
