package millions.local.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for further Java programs, run by the very JDK that runs us. */
final class JavaCommand {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private JavaCommand() {}

  /** A program of our own class path. */
  static List<String> main(List<String> flags, String mainClass, Object... arguments) {
    var line = start(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    List.of(arguments).forEach(argument -> line.add(argument.toString()));
    return line;
  }

  static List<String> jar(List<String> flags, Path jar) {
    var line = start(flags);
    line.addAll(List.of("-jar", jar.toString()));
    return line;
  }

  private static List<String> start(List<String> flags) {
    var line = new ArrayList<String>();
    line.add(JAVA);
    // one collector thread and no warnings about our libraries in the logs
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    line.addAll(flags);
    return line;
  }
}
