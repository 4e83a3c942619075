package millions.visits;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;
import millions.backing.sql.SqlSession;

/**
 * Visits as rows of {@code visits}, and the segments they came from as rows of {@code
 * visit_segments}.
 */
@ApplicationScoped
class SqlVisits implements Visits {

  private static final Comparator<Visit> ORDER =
      Comparator.<Visit, String>comparing(visit -> visit.subject().system())
          .thenComparing(visit -> visit.subject().id())
          .thenComparing(Visit::day);

  private final Database database;

  SqlVisits(@DatabaseOf(VisitsSchema.NAME) Database database) {
    this.database = database;
  }

  @Override
  public List<String> uncounted(Collection<String> segments) {
    if (segments.isEmpty()) {
      return List.of();
    }
    return database.write(
        session ->
            session.query(
                "SELECT s FROM unnest(?) AS s"
                    + " WHERE NOT EXISTS (SELECT FROM visit_segments WHERE segment = s) ORDER BY s",
                row -> row.getString(1),
                session.texts(List.copyOf(segments))));
  }

  @Override
  public int add(List<VisitTally> tallies, Instant now) {
    return database.write(session -> session.transaction(same -> add(same, tallies, now)));
  }

  private static int add(SqlSession session, List<VisitTally> tallies, Instant now)
      throws SQLException {
    var claimed = new HashSet<String>();
    for (var tally : tallies) {
      var rows =
          session.update(
              "INSERT INTO visit_segments (segment, lines, malformed, counted_at)"
                  + " VALUES (?, ?, ?, ?) ON CONFLICT (segment) DO NOTHING",
              tally.segment(),
              tally.lines(),
              tally.malformed(),
              now);
      if (rows == 1) {
        claimed.add(tally.segment());
      }
    }
    var sums =
        VisitTally.sum(
            tallies.stream().filter(tally -> claimed.contains(tally.segment())).toList());
    // In one order everywhere, so that two counters never wait for each other in a circle.
    var ordered = new ArrayList<>(sums.entrySet());
    ordered.sort(Map.Entry.comparingByKey(ORDER));
    for (var sum : ordered) {
      session.update(
          "INSERT INTO visits (system, subject, day, visits) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (system, subject, day) DO UPDATE SET visits = visits.visits + excluded.visits",
          sum.getKey().subject().system(),
          sum.getKey().subject().id(),
          sum.getKey().day(),
          sum.getValue());
    }
    return claimed.size();
  }

  @Override
  public SortedMap<LocalDate, Long> of(Subject subject, YearMonth month) {
    var days = new TreeMap<LocalDate, Long>();
    database
        .read(
            session ->
                session.query(
                    "SELECT day, visits FROM visits"
                        + " WHERE system = ? AND subject = ? AND day >= ? AND day < ?",
                    row -> Map.entry(row.getObject("day", LocalDate.class), row.getLong("visits")),
                    subject.system(),
                    subject.id(),
                    month.atDay(1),
                    month.plusMonths(1).atDay(1)))
        .forEach(row -> days.put(row.getKey(), row.getValue()));
    return days;
  }
}
