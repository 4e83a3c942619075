package millions.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import millions.backing.BackingUnavailable;

/**
 * Keeps the counted visits and which segments they were counted from. Every method throws {@link
 * BackingUnavailable} when the store does not answer in time. Thread-safe.
 */
public interface Visits {

  /** Those of the segments that were not counted yet. */
  List<String> uncounted(Collection<String> segments);

  /**
   * Adds the tallies in one step. A segment that was added before, by whomever, adds nothing again.
   *
   * @return how many segments were new
   */
  int add(List<VisitTally> tallies, Instant now);

  /** Visits by day, days without any left out. */
  SortedMap<LocalDate, Long> of(Subject subject, YearMonth month);
}
