package millions.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where things of this checkout lie. */
public final class ProjectDirectory {

  private ProjectDirectory() {}

  /**
   * The checkout: what the launcher says by the system property {@code millions.root}, else the
   * nearest directory from the working directory upwards that has the launcher in it.
   *
   * @throws CommandRefused when there is none
   */
  public static Path root() {
    var told = System.getProperty("millions.root");
    return told == null
        ? around(Path.of("").toAbsolutePath())
        : Path.of(told).toAbsolutePath().normalize();
  }

  /** The directory of the built web application. */
  public static Path application() {
    return root().resolve(Path.of("web", "target", "quarkus-app"));
  }

  static Path around(Path directory) {
    return Stream.iterate(directory, above -> above != null, Path::getParent)
        .filter(each -> isFile(each, "millions") && isFile(each, "pom.xml"))
        .findFirst()
        .orElseThrow(
            () ->
                CommandRefused.environment(
                    "%s is not in a checkout of Millions: no directory above it has the launcher 'millions' in it."
                        .formatted(directory)));
  }

  private static boolean isFile(Path directory, String name) {
    return Files.isRegularFile(directory.resolve(name));
  }
}
