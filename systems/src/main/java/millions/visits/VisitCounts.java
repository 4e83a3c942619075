package millions.visits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import millions.backing.content.ContentStore;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;

/**
 * Counts visits from access logs by map and reduce: segments are dealt to partitions, each
 * partition maps its segments on a thread of its own, the tallies are summed and added in one
 * transaction that also names the segments. Running it again, or twice at once, counts nothing
 * twice; a run that dies has counted nothing.
 */
@ApplicationScoped
public class VisitCounts {

  private static final int SEGMENTS_A_STEP = 200;

  private final ContentStore content;
  private final Visits visits;
  private final Database database;
  private final VisitsConfig config;
  private final Clock clock;
  private final AccessLog accessLog;

  @Inject
  VisitCounts(
      ContentStore content,
      Visits visits,
      @DatabaseOf(VisitsSchema.NAME) Database database,
      VisitsConfig config,
      Clock clock,
      @Any Instance<VisitedPaths> systems) {
    this(content, visits, database, config, clock, systems.stream().toList());
  }

  VisitCounts(
      ContentStore content,
      Visits visits,
      Database database,
      VisitsConfig config,
      Clock clock,
      List<VisitedPaths> systems) {
    this.accessLog = new AccessLog(systems);
    this.content = content;
    this.visits = visits;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Counts every segment that is in the content store and not counted yet.
   *
   * @return how many segments; 0 also when another process is at it
   */
  public int count() {
    var counted = new AtomicInteger();
    database.exclusively("visits", () -> counted.set(countAll()));
    return counted.get();
  }

  private int countAll() {
    List<String> waiting;
    try (var entries = content.list(AccessLog.PREFIX)) {
      waiting = visits.uncounted(entries.map(ContentStore.Entry::key).toList());
    }
    var counted = 0;
    for (var from = 0; from < waiting.size(); from += SEGMENTS_A_STEP) {
      var step = waiting.subList(from, Math.min(waiting.size(), from + SEGMENTS_A_STEP));
      counted += visits.add(map(step, config.partitions()), clock.instant());
    }
    return counted;
  }

  /**
   * Maps the segments in a number of partitions at once; the result does not depend on that number.
   */
  List<VisitTally> map(List<String> segments, int partitions) {
    var work = new ArrayList<Callable<List<VisitTally>>>();
    for (var p = 0; p < partitions; p++) {
      var partition = p;
      work.add(
          () ->
              segments.stream()
                  .filter(segment -> Math.floorMod(segment.hashCode(), partitions) == partition)
                  .flatMap(
                      segment ->
                          content.get(segment).map(bytes -> accessLog.map(segment, bytes)).stream())
                  .toList());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tallies = new ArrayList<VisitTally>();
      for (var done : threads.invokeAll(work)) {
        tallies.addAll(done.get());
      }
      return tallies;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while counting visits", e);
    }
  }

  /**
   * Removes counted segments whose day is longer ago than they are kept.
   *
   * @return how many
   */
  public int discardOldLogs() {
    var lastKept =
        LocalDate.ofInstant(clock.instant().minus(config.accessLogsKept()), ZoneOffset.UTC);
    List<String> old;
    try (var entries = content.list(AccessLog.PREFIX)) {
      old = entries.map(ContentStore.Entry::key).filter(key -> before(key, lastKept)).toList();
    }
    var waiting = visits.uncounted(old);
    var discarded = old.stream().filter(key -> !waiting.contains(key)).toList();
    discarded.forEach(content::delete);
    return discarded.size();
  }

  /** Keys read {@code access-logs/<source>/<yyyy-MM-dd>/<segment>}; ISO dates compare as text. */
  private static boolean before(String key, LocalDate day) {
    var parts = key.split("/");
    return parts.length == 4
        && parts[2].matches("\\d{4}-\\d{2}-\\d{2}")
        && parts[2].compareTo(day.toString()) < 0;
  }
}
