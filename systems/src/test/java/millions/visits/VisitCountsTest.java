package millions.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import millions.backing.content.ContentChoice;
import millions.backing.content.ContentStore;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.MovableClock;
import millions.testing.TestConfig;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitCountsTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @TempDir Path directory;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final VisitsConfig config = TestConfig.visits();
  private OpenDatabase database;
  private ContentStore content;
  private Visits visits;

  /** Counted beside the code under test, while the lines are made. */
  private final Map<Visit, Long> expected = new HashMap<>();

  @BeforeEach
  void open() {
    database = TestDatabases.migrated(new VisitsSchema());
    visits = new SqlVisits(database);
    content =
        ContentChoice.open(
            TestConfig.backing(
                    "stage1", Map.of("millions.content.disk.directory", directory.toString()))
                .content());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private VisitCounts counts() {
    return new VisitCounts(content, visits, database, config, clock, List.of(Links.PATHS));
  }

  private void writeSegments(int segments, int linesEach, long seed) {
    var random = new Random(seed);
    for (var s = 0; s < segments; s++) {
      var day = LocalDate.of(2026, 11, 20 + random.nextInt(5));
      var lines = new StringBuilder();
      for (var i = 0; i < linesEach; i++) {
        var link = "link00" + random.nextInt(5);
        if (random.nextInt(20) == 0) {
          lines.append("{broken\n");
          continue;
        }
        lines.append(
            """
            {"time":"%sT10:00:00Z","via_edge":false,"method":"GET","path":"/p/%s","status":200}
            """
                .formatted(day, link));
        expected.merge(new Visit(Links.subject(link), day), 1L, Long::sum);
      }
      var key = "access-logs/web/" + day + "/web-1-" + seed + "-" + s + ".jsonl";
      content.put(key, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Map<Visit, Long> counted() {
    var all = new HashMap<Visit, Long>();
    for (var i = 0; i < 5; i++) {
      var link = Links.subject("link00" + i);
      visits.of(link, NOVEMBER).forEach((day, n) -> all.put(new Visit(link, day), n));
    }
    return all;
  }

  @Test
  void theCountEqualsAnIndependentOne() {
    writeSegments(40, 200, 1);
    assertThat(counts().count()).isEqualTo(40);
    assertThat(counted()).isEqualTo(expected);
  }

  @Test
  void countingAgainChangesNothing() {
    writeSegments(10, 50, 2);
    counts().count();
    assertThat(counts().count()).isZero();
    assertThat(counted()).isEqualTo(expected);
    writeSegments(5, 50, 3);
    assertThat(counts().count()).isEqualTo(5);
    assertThat(counted()).isEqualTo(expected);
  }

  @Test
  void aSegmentShippedTwiceUnderItsNameIsCountedOnce() {
    writeSegments(1, 50, 4);
    counts().count();
    expected.clear();
    writeSegments(1, 50, 4);
    counts().count();
    assertThat(counted()).isEqualTo(expected);
  }

  @Test
  void twoCountersThatMappedTheSameSegmentAddItOnce() {
    writeSegments(6, 50, 5);
    try (var entries = content.list("access-logs/")) {
      var tallies = counts().map(entries.map(ContentStore.Entry::key).toList(), 2);
      assertThat(visits.add(tallies, clock.instant())).isEqualTo(6);
      assertThat(visits.add(tallies, clock.instant())).isZero();
    }
    assertThat(counted()).isEqualTo(expected);
  }

  @Test
  void anyNumberOfPartitionsGivesTheSame() {
    writeSegments(20, 100, 6);
    try (var entries = content.list("access-logs/")) {
      var segments = entries.map(ContentStore.Entry::key).toList();
      for (var partitions : new int[] {1, 2, 3, 7, 64}) {
        assertThat(VisitTally.sum(counts().map(segments, partitions))).isEqualTo(expected);
      }
    }
  }

  @Test
  void aMonthIsOneMonth() {
    writeSegments(5, 20, 7);
    counts().count();
    assertThat(visits.of(Links.subject("link000"), YearMonth.of(2026, 10))).isEmpty();
    assertThat(visits.of(Links.subject("link000"), YearMonth.of(2027, 11))).isEmpty();
  }

  @Test
  void oldLogsGoOnlyOnceTheyAreCounted() {
    writeSegments(3, 10, 8);
    clock.advance(Duration.ofDays(30));
    assertThat(counts().discardOldLogs()).isZero();
    counts().count();
    assertThat(counts().discardOldLogs()).isEqualTo(3);
    assertThat(counted()).isEqualTo(expected);
  }
}
