package millions.localstack.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code localstack/src/main/localstack} holds, from the class path. */
final class StartupScripts {

  /** The program that runs LocalStack as a process of this machine. */
  static final String RUN = "run.py";

  /** LocalStack runs them inside its own process, by name, before it answers. */
  private static final List<String> SCRIPTS = List.of("1-mend.py", "2-keep.py", "3-marker.py");

  private StartupScripts() {}

  /** The packages of the virtual environment, each at one version. */
  static String requirements() {
    return read("requirements.txt");
  }

  /** The start-up scripts: name and text. */
  static Map<String, String> scripts() {
    var scripts = new TreeMap<String, String>();
    SCRIPTS.forEach(name -> scripts.put(name, read("start.d/" + name)));
    return scripts;
  }

  /** Lays {@link #RUN} into a directory, over that of an older build. */
  static void layRunner(Path directory) {
    lay(directory, Map.of(RUN, read(RUN)));
  }

  /** Lays the start-up scripts into a directory, over those of an older build. */
  static void layScripts(Path directory) {
    lay(directory, scripts());
  }

  private static void lay(Path directory, Map<String, String> files) {
    try {
      Files.createDirectories(directory);
      for (var file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) {
    try (var bytes = StartupScripts.class.getResourceAsStream("/localstack/" + name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
