package millions.web.pastebin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import millions.pastebin.ShortLink;
import millions.web.platform.http.Href;

/** One month of visits to a paste. */
public record StatsView(
    String link,
    String month,
    List<Day> days,
    long visits,
    @JsonProperty("_links") Map<String, Href> links) {

  /** One day with visits. */
  public record Day(String day, long visits) {}

  static StatsView of(ShortLink link, YearMonth month, SortedMap<LocalDate, Long> days) {
    return new StatsView(
        link.digits(),
        month.toString(),
        days.entrySet().stream()
            .map(day -> new Day(day.getKey().toString(), day.getValue()))
            .toList(),
        days.values().stream().mapToLong(Long::longValue).sum(),
        Map.of(
            "self", new Href("/pastes/" + link + "/stats?month=" + month),
            "paste", new Href("/p/" + link)));
  }

  /** The busiest day's visits, at least 1: what the page's bars are drawn against. */
  public long peak() {
    return days.stream().mapToLong(Day::visits).max().orElse(1);
  }

  /** The month before, {@code YYYY-MM}. */
  public String before() {
    return YearMonth.parse(month).minusMonths(1).toString();
  }

  /** The month after, {@code YYYY-MM}. */
  public String after() {
    return YearMonth.parse(month).plusMonths(1).toString();
  }
}
