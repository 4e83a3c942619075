package millions.standins.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import millions.standins.http.EventLog;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Uploads closed segments of the access log to the bucket and deletes them here once they are
 * there. While the bucket cannot be reached they stay on disk, up to a bound.
 */
final class AccessLogDelivery {

  private final AccessLog accessLog;
  private final OriginBucket bucket;
  private final long maxBytes;
  private final EventLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("log-delivery").daemon().factory());
  private String lastComplaint = "";

  /**
   * @param maxBytes what closed segments may take on disk; past it the oldest are dropped
   */
  AccessLogDelivery(AccessLog accessLog, OriginBucket bucket, long maxBytes, EventLog log) {
    this.accessLog = accessLog;
    this.bucket = bucket;
    this.maxBytes = maxBytes;
    this.log = log;
  }

  /** Delivers at once what an earlier process left, then at every interval. */
  void begin(Duration every) {
    timer.scheduleWithFixedDelay(this::deliver, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Delivers what there is for one last time. */
  void end() {
    timer.shutdown();
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deliver();
  }

  /** Closes the current segment and uploads all closed ones; stops at the first that fails. */
  synchronized void deliver() {
    try {
      accessLog.roll();
      for (var segment : accessLog.closed()) {
        bucket.put(accessLog.key(segment), segment);
        Files.delete(segment);
      }
      lastComplaint = "";
    } catch (SdkException | IOException | UncheckedIOException e) {
      if (!lastComplaint.equals(e.getClass().getName())) {
        lastComplaint = e.getClass().getName();
        log.say("log-kept", "cause", e.getMessage());
      }
      bound();
    }
  }

  private void bound() {
    try {
      var kept = new ArrayDeque<Path>(accessLog.closed());
      var total = 0L;
      for (var segment : kept) {
        total += Files.size(segment);
      }
      var lines = 0L;
      while (total > maxBytes && !kept.isEmpty()) {
        var oldest = kept.removeFirst();
        total -= Files.size(oldest);
        try (var text = Files.lines(oldest)) {
          lines += text.filter(line -> !line.startsWith("#")).count();
        }
        Files.delete(oldest);
      }
      if (lines > 0) {
        log.say("log-dropped", "lines", lines);
      }
    } catch (IOException e) {
      log.say("log-unbounded", "cause", e);
    }
  }
}
