package millions.standins.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import millions.standins.http.EventLog;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Static files as a push CDN has them: uploaded to the bucket beforehand, immutable, kept in memory
 * once asked for. What the bucket lacks, or cannot give now, the application answers itself.
 */
final class StaticFiles implements CacheBehavior {

  private final OriginBucket bucket;
  private final CacheBehavior otherwise;
  private final long maxBytes;
  private final EventLog log;
  private final Map<String, EdgeResponse> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  StaticFiles(OriginBucket bucket, CacheBehavior otherwise, long maxBytes, EventLog log) {
    this.bucket = bucket;
    this.otherwise = otherwise;
    this.maxBytes = maxBytes;
    this.log = log;
  }

  @Override
  public EdgeResponse answer(EdgeRequest asked) {
    if (!asked.reads()) {
      return otherwise.answer(asked);
    }
    var hit = kept.get(asked.path());
    if (hit != null) {
      return new EdgeResponse(200, hit.headers(), hit.body(), ResultType.HIT);
    }
    return fetch(asked).orElseGet(() -> otherwise.answer(asked));
  }

  private Optional<EdgeResponse> fetch(EdgeRequest asked) {
    try {
      var key = decoded(asked.path()).substring(1);
      var file = bucket.get(key);
      file.ifPresent(found -> keep(asked.path(), found));
      return file;
    } catch (SdkException e) {
      log.say("static-origin-failed", "path", asked.path(), "cause", e.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String path) {
    // A plus sign in a path is a plus sign.
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void keep(String path, EdgeResponse file) {
    if (bytes.addAndGet(file.body().length) <= maxBytes) {
      kept.put(path, file);
    } else {
      bytes.addAndGet(-file.body().length);
    }
  }
}
