package millions.infra;

import java.nio.file.Path;

/** Where things of this checkout lie. */
public final class Project {

  private Project() {}

  /** The checkout: what the launcher says, else the directory above this module's. */
  public static Path root() {
    return Path.of(System.getProperty("millions.root", "..")).toAbsolutePath().normalize();
  }

  /** The directory of the built web application. */
  public static Path application() {
    return root().resolve(Path.of("web", "target", "quarkus-app"));
  }
}
