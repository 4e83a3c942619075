package millions.standins.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

  @TempDir Path directory;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-02-28T23:59:59.999Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private static EdgeRequest asked(String path) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    return new EdgeRequest("id", "GET", path, null, headers, new byte[0], "::1", 1, "http/1.1", 0);
  }

  private static EdgeResponse answer() {
    return new EdgeResponse(200, MultiMap.caseInsensitiveMultiMap(), new byte[0], ResultType.HIT);
  }

  @Test
  void segmentHoldsTheLinesOfOneDay() throws Exception {
    var log = new AccessLog(directory, "edge", clock);
    log.write(asked("/p/evening"), answer());
    now.set(Instant.parse("2026-03-01T00:00:00Z"));
    log.write(asked("/p/morning"), answer());
    log.roll();

    var segments = log.closed();

    assertThat(segments).hasSize(2);
    assertThat(log.key(segments.getFirst()))
        .startsWith("access-logs/edge/2026-02-28/edge-1772323199999-");
    assertThat(Files.readString(segments.getFirst())).contains("evening").doesNotContain("morning");
    assertThat(log.key(segments.getLast())).startsWith("access-logs/edge/2026-03-01/edge-");
    assertThat(Files.readString(segments.getLast())).contains("2026-03-01\t00:00:00\tedge");
  }

  @Test
  void segmentBeingWrittenIsNotClosed() throws Exception {
    var log = new AccessLog(directory, "edge", clock);
    log.write(asked("/p/x"), answer());
    assertThat(log.closed()).isEmpty();
    log.roll();
    assertThat(log.closed()).hasSize(1);
  }

  /** A visit between the end of one segment and the beginning of the next is in one of the two. */
  @Test
  void noLineIsLostWhileSegmentsAreCarriedAway() throws Exception {
    var log = new AccessLog(directory, "edge", clock);
    var lines = 20_000;
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (var i = 0; i < lines; i++) {
                    log.write(asked("/p/visited"), answer());
                  }
                });
    var carried = 0L;
    while (writer.isAlive()) {
      carried += carryAway(log);
    }
    writer.join();
    carried += carryAway(log);
    assertThat(carried).isEqualTo(lines);
  }

  /** As shipping does it; how many visits there were in it. */
  private static long carryAway(AccessLog log) throws IOException {
    var visits = 0L;
    log.roll();
    for (var segment : log.closed()) {
      visits += Files.readAllLines(segment).stream().filter(line -> line.contains("/p/")).count();
      Files.delete(segment);
    }
    return visits;
  }

  @Test
  void noFieldCanForgeALine() {
    var line = AccessLogLine.of(now.get(), "edge", asked("/p/a\tb\nc"), answer());
    assertThat(line.split("\t")).hasSize(33);
    assertThat(line).contains("/p/a%09b%0Ac").endsWith("\n");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }
}
