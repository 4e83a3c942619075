package millions.visits;

import java.util.HashMap;
import java.util.Map;

/**
 * What the map step made of one access log segment.
 *
 * @param segment the segment's key in the content store
 * @param visits how often each (subject, day) occurs in it
 * @param lines all lines but comments
 * @param malformed lines that could not be read, and were skipped; a segment that is damaged as a
 *     whole is one line, malformed
 */
public record VisitTally(String segment, Map<Visit, Long> visits, long lines, long malformed) {

  public VisitTally {
    visits = Map.copyOf(visits);
  }

  /** Of a segment that is damaged as a whole. */
  static VisitTally unreadable(String segment) {
    return new VisitTally(segment, Map.of(), 1, 1);
  }

  /** The reduce step: sums per key. */
  static Map<Visit, Long> sum(Iterable<VisitTally> tallies) {
    var sums = new HashMap<Visit, Long>();
    tallies.forEach(tally -> tally.visits().forEach((v, n) -> sums.merge(v, n, Long::sum)));
    return sums;
  }
}
