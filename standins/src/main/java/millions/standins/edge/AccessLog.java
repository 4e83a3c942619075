package millions.standins.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * The access log on disk, cut into segments, each {@code <day>/<edge>-<epoch millis>-<random>.log}
 * and holding lines of that UTC day only.
 *
 * <p>A line is written before its answer is sent: a visit that a viewer saw is in the log, even
 * when the process is killed right after. Thread-safe.
 */
final class AccessLog {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final String edge;
  private final Clock clock;
  private Path open;
  private FileChannel channel;
  private LocalDate day;

  AccessLog(Path directory, String edge, Clock clock) {
    this.directory = directory;
    this.edge = edge;
    this.clock = clock;
  }

  void write(EdgeRequest asked, EdgeResponse answer) {
    var now = clock.instant();
    append(now, AccessLogLine.of(now, edge, asked, answer));
  }

  private synchronized void append(Instant now, String line) {
    try {
      var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
      if (channel != null && !today.equals(day)) {
        roll();
      }
      if (channel == null) {
        begin(now, today);
      }
      // One write a line: a kill cannot tear it.
      write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(Instant now, LocalDate today) throws IOException {
    day = today;
    open =
        directory
            .resolve(today.toString())
            .resolve("%s-%d-%08x.log".formatted(edge, now.toEpochMilli(), RANDOM.nextInt()));
    Files.createDirectories(open.getParent());
    channel = FileChannel.open(open, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    write(AccessLogLine.HEAD);
  }

  private void write(String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Closes the segment being written, if there is one; the next line begins another. */
  synchronized void roll() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      channel = null;
      open = null;
    }
  }

  /** The closed segments, oldest first, also those a killed process left behind. */
  List<Path> closed() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> segments;
    try (var files = Files.walk(directory, 2)) {
      segments =
          files
              .filter(file -> file.toString().endsWith(".log"))
              .filter(Files::isRegularFile)
              .sorted(Comparator.naturalOrder())
              .toList();
    }
    // Asked after the listing: a segment begun in between would otherwise be listed as
    // closed, and
    // be carried away under the hand that writes it.
    var writing = writing();
    return segments.stream().filter(file -> !file.equals(writing)).toList();
  }

  private synchronized Path writing() {
    return open;
  }

  /** The segment's name in the store: the same at every attempt. */
  String key(Path segment) {
    return "access-logs/edge/" + segment.getParent().getFileName() + '/' + segment.getFileName();
  }
}
