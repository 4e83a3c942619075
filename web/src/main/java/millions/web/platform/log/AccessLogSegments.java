package millions.web.platform.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import millions.backing.BackingConfig;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;
import millions.web.platform.WebConfig;
import org.jboss.logging.Logger;

/**
 * The access log on its way: lines are appended to a segment on the process's own disk, and
 * segments move to the content store, where visits are counted from. A segment holds the lines of
 * one UTC day. One that a killed process left behind is shipped by its successor under the same
 * name, so it is never counted twice. Thread-safe.
 */
@ApplicationScoped
class AccessLogSegments {

  private static final Logger LOG = Logger.getLogger(AccessLogSegments.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Path directory;
  private final String process;
  private final long maxWaitingBytes;
  private final ContentStore content;
  private final Clock clock;
  private final MeterRegistry meters;
  private final boolean scheduled;

  private OutputStream out;
  private Path open;
  private LocalDate day;

  AccessLogSegments(
      BackingConfig config,
      WebConfig web,
      ContentStore content,
      Clock clock,
      MeterRegistry meters) {
    this.directory = config.process().directory().resolve("access-log");
    this.process = config.process().name();
    this.maxWaitingBytes = web.accessLog().maxWaitingBytes();
    this.content = content;
    this.clock = clock;
    this.meters = meters;
    this.scheduled = web.jobs().enabled();
  }

  void append(AccessLogLine line) throws IOException {
    lock.lock();
    try {
      var lineDay = LocalDate.ofInstant(line.time(), ZoneOffset.UTC);
      if (!lineDay.equals(day)) {
        close();
        openSegment(lineDay);
      }
      line.writeTo(out);
    } finally {
      lock.unlock();
    }
  }

  void flush() throws IOException {
    lock.lock();
    try {
      if (out != null) {
        out.flush();
      }
    } finally {
      lock.unlock();
    }
  }

  private void openSegment(LocalDate newDay) throws IOException {
    Files.createDirectories(directory);
    // The name carries day, process and a random part: unique over restarts and over clones of one
    // directory.
    var name = newDay + "_" + process + "-" + clock.millis() + "-" + UUID.randomUUID() + ".jsonl";
    open = directory.resolve(name);
    out =
        new BufferedOutputStream(
            Files.newOutputStream(open, StandardOpenOption.CREATE_NEW), 64 * 1024);
    day = newDay;
  }

  private void close() throws IOException {
    if (out != null) {
      out.close();
    }
    out = null;
    open = null;
    day = null;
  }

  @Scheduled(
      every = "${millions.web.access-log.ship-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void shipOnTime() {
    if (scheduled) {
      ship();
    }
  }

  /**
   * Closes the current segment and moves every closed one to the content store; what cannot go now
   * goes next time.
   */
  void ship() {
    for (var segment : closedSegments()) {
      try {
        content.put(key(segment), Files.readAllBytes(segment));
        Files.delete(segment);
      } catch (BackingUnavailable e) {
        LOG.debugf("access log segment waits: %s", e.getMessage());
        discardOldest();
        return;
      } catch (IOException e) {
        LOG.warnf("access log segment %s: %s", segment.getFileName(), e.getMessage());
      }
    }
  }

  private static String key(Path segment) {
    var name = segment.getFileName().toString();
    return "access-logs/web/" + name.substring(0, 10) + "/" + name.substring(11);
  }

  private List<Path> closedSegments() {
    lock.lock();
    try {
      close();
      return waiting();
    } catch (IOException e) {
      LOG.warnf("access log: %s", e.getMessage());
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<Path> waiting() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private void discardOldest() {
    try {
      var files = waiting();
      var bytes = 0L;
      for (var file : files) {
        bytes += Files.size(file);
      }
      for (var i = 0; bytes > maxWaitingBytes && i < files.size() - 1; i++) {
        bytes -= Files.size(files.get(i));
        Files.delete(files.get(i));
        meters.counter("millions.access.log.segments.discarded").increment();
        LOG.warnf("no room for access log segment %s: discarded", files.get(i).getFileName());
      }
    } catch (IOException e) {
      LOG.warnf("access log: %s", e.getMessage());
    }
  }
}
