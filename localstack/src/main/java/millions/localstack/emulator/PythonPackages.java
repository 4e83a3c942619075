package millions.localstack.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import millions.local.process.StartFailure;

/**
 * LocalStack in a virtual environment of its own, made once. Each list of pins has its own, since
 * another checkout may run one of other pins out of the same place. It counts as made when its
 * stamp holds the very pins: one whose making was broken off is made anew.
 */
final class PythonPackages {

  private final String pins;
  private final Path directory;
  private final InstallCommand tool;

  /**
   * @param place where those of all pins lie
   */
  PythonPackages(Path place, String pins, InstallCommand tool) {
    this.pins = pins;
    this.directory = place.resolve(ShortHash.of(pins));
    this.tool = tool;
  }

  /** Another word for other pins. */
  String name() {
    return directory.getFileName().toString();
  }

  /** The Python that has them. */
  Path python() {
    return directory.resolve("bin/python");
  }

  boolean areMade() {
    try {
      return Files.isExecutable(python())
          && Files.exists(stamp())
          && Files.readString(stamp()).equals(pins);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes them unless they are there. Two runs that want the same wait for each other.
   *
   * @return whether they were made now
   */
  boolean make(Python with, Consumer<String> tell) {
    if (areMade()) {
      return false;
    }
    try {
      Files.createDirectories(directory.getParent());
      var lock = directory.resolveSibling(name() + ".lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        var missing = held.isValid() && !areMade();
        if (missing) {
          install(with, tell);
        }
        return missing;
      }
    } catch (IOException e) {
      throw new StartFailure("LocalStack could not be laid into " + directory + ": " + e, e);
    }
  }

  private void install(Python with, Consumer<String> tell) throws IOException {
    tell.accept(
        "LocalStack is being installed for Python %s, once: about 500 MB, a minute or less."
            .formatted(with.version()));
    forget(directory);
    run(with.executable().toString(), "-m", "venv", directory.toString());
    var list = directory.resolve("requirements.txt");
    Files.writeString(list, pins);
    run(
        python().toString(),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        // the list is a whole one
        "--no-deps",
        "-r",
        list.toString());
    Files.writeString(stamp(), pins);
    tell.accept("LocalStack is installed.");
  }

  /** Removes a directory with all that is in it, where there is one. */
  static void forget(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run(String... command) {
    tool.run("LocalStack", List.of(command), directory.getParent());
  }

  private Path stamp() {
    return directory.resolve("pins");
  }
}
