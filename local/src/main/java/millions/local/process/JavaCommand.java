package millions.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for further Java programs, run by the very JDK that runs us. */
public final class JavaCommand {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private JavaCommand() {}

  /** A program of our own class path. */
  public static List<String> main(List<String> flags, String mainClass, Object... arguments) {
    var line = start(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    List.of(arguments).forEach(argument -> line.add(argument.toString()));
    return line;
  }

  /** A program in a jar, started from its {@link #startCache} where there is one. */
  public static List<String> jar(List<String> flags, Path jar) {
    var line = start(flags);
    var cache = startCache(jar);
    if (Files.exists(cache)) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.addAll(List.of("-jar", jar.toString()));
    return line;
  }

  /** A run of that program that writes its {@link #startCache} when it ends. */
  public static List<String> training(List<String> flags, Path jar) {
    var line = start(flags);
    line.addAll(List.of("-XX:AOTCacheOutput=" + startCache(jar), "-jar", jar.toString()));
    return line;
  }

  /** Where a jar's ahead-of-time cache lies; it holds for the flags set here and for this JDK. */
  public static Path startCache(Path jar) {
    return jar.resolveSibling("app.aot");
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
