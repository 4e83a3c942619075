package millions.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The end of a log, to be shown with a failure. */
public final class LogTail {

  private static final int BYTES = 4096;
  private static final int LINES = 12;

  private LogTail() {}

  /**
   * A sentence with the log's path, and its last lines indented; of an empty log the path alone.
   */
  public static String of(Path log) {
    var lines = last(log).lines().filter(line -> !line.isBlank()).toList();
    var end = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    return " Its log: "
        + log
        + end.stream().map(line -> "\n    " + line).collect(Collectors.joining());
  }

  private static String last(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
