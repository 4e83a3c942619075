package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import millions.backing.BackingUnavailable;
import millions.visits.Subject;
import millions.visits.VisitedPaths;
import millions.visits.Visits;

/** Visits of pastes: a paste opened in any representation. Thread-safe. */
@ApplicationScoped
public class PasteVisits implements VisitedPaths {

  private static final Pattern PASTE = Pattern.compile("/p/([0-9A-Za-z]{7})(/raw)?");

  private final Visits visits;

  PasteVisits(Visits visits) {
    this.visits = visits;
  }

  @Override
  public Optional<Subject> at(String path) {
    var paste = PASTE.matcher(path);
    return paste.matches() ? Optional.of(subject(new ShortLink(paste.group(1)))) : Optional.empty();
  }

  /**
   * Visits by day, days without any left out; a few seconds behind.
   *
   * @throws BackingUnavailable when no database that has them answers
   */
  public SortedMap<LocalDate, Long> of(ShortLink link, YearMonth month) {
    return visits.of(subject(link), month);
  }

  static Subject subject(ShortLink link) {
    return new Subject(PastebinSchema.NAME, link.digits());
  }
}
