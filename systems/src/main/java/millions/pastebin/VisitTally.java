package millions.pastebin;

import java.util.HashMap;
import java.util.Map;

/**
 * What the map step made of one access log segment.
 *
 * @param segment the segment's key in the content store
 * @param visits how often each (link, day) occurs in it
 * @param lines all lines but comments
 * @param malformed lines that could not be read, and were skipped
 */
public record VisitTally(String segment, Map<Visit, Long> visits, long lines, long malformed) {

  public VisitTally {
    visits = Map.copyOf(visits);
  }

  /** The reduce step: sums per key. */
  static Map<Visit, Long> sum(Iterable<VisitTally> tallies) {
    var sums = new HashMap<Visit, Long>();
    tallies.forEach(tally -> tally.visits().forEach((v, n) -> sums.merge(v, n, Long::sum)));
    return sums;
  }
}
