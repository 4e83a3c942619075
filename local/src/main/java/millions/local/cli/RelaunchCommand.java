package millions.local.cli;

import java.nio.file.Path;
import java.util.List;
import millions.ladder.ProjectDirectory;

/** The command line that runs this very program again. */
public final class RelaunchCommand {

  private RelaunchCommand() {}

  public static List<String> line() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dmillions.root=" + ProjectDirectory.root(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }
}
