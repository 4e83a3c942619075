package millions.infra.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A systemd unit file. */
record SystemdUnit(String name, List<String> lines) {

  static final Path DIRECTORY = Bash.BOX.resolve("units");

  static List<SystemdUnit> all() {
    try (var files = Files.list(DIRECTORY)) {
      return files.sorted().map(SystemdUnit::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SystemdUnit named(String name) {
    return read(DIRECTORY.resolve(name));
  }

  private static SystemdUnit read(Path file) {
    try {
      return new SystemdUnit(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> values(String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
