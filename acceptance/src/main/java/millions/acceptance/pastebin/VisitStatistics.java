package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits by day and month, counted from access logs a little later. */
@BlackBox
@Order(1) // waits longest, so it begins first
class VisitStatistics {

  /** Logs are shipped and counted every few seconds; a busy machine takes its time. */
  private static final Duration COUNTED = Duration.ofSeconds(45);

  private final Site site;
  private final Pastebin pastebin;

  VisitStatistics(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  private JsonNode stats(String link) {
    return site.get("/pastes/" + link + "/stats").mustBe(200).mustBeA(Site.JSON).json();
  }

  private void awaitVisits(String link, int visits) {
    await()
        .atMost(COUNTED)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(stats(link).path("visits").asInt()).isEqualTo(visits));
  }

  @Test
  void newPasteHasNoVisits() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var link = pastebin.paste("nobody came");
    var stats = stats(link);
    assertThat(stats.path("link").asText()).isEqualTo(link);
    assertThat(stats.path("month").asText())
        .isIn(
            today.toString().substring(0, 7),
            LocalDate.now(ZoneOffset.UTC).toString().substring(0, 7));
    assertThat(stats.path("visits").asInt(-1)).isZero();
    assertThat(stats.path("days").isArray()).isTrue();
    assertThat(stats.path("days").isEmpty()).isTrue();
    assertThat(stats.path("_links").isObject()).isTrue();
  }

  /** The second paste is visited later: once its visits are in, the first one's are final. */
  @Test
  void everyVisitCountsOnceEvenOneTheEdgeAnswered() {
    var before = LocalDate.now(ZoneOffset.UTC).toString();
    var text = pastebin.paste("visit me");
    var target = pastebin.shorten("https://example.org/visited");
    for (var visit = 0; visit < 3; visit++) {
      site.get("/p/" + text).mustBe(200);
    }
    for (var visit = 0; visit < 2; visit++) {
      site.get("/p/" + target).mustBe(302);
    }
    awaitVisits(text, 3);
    awaitVisits(target, 2);
    var later = pastebin.paste("visit me later");
    site.get("/p/" + later).mustBe(200);
    awaitVisits(later, 1);
    var stats = stats(text);
    assertThat(stats.path("visits").asInt()).as("still three").isEqualTo(3);
    var sum = 0;
    for (var day : stats.path("days")) {
      assertThat(day.path("day").asText()).isIn(before, LocalDate.now(ZoneOffset.UTC).toString());
      sum += day.path("visits").asInt();
    }
    assertThat(sum).as("the days' sum").isEqualTo(3);
  }

  @Test
  void otherMonthHasItsOwnCount() {
    var link = pastebin.paste("long ago");
    var stats = site.get("/pastes/" + link + "/stats?month=2001-02").mustBe(200).json();
    assertThat(stats.path("month").asText()).isEqualTo("2001-02");
    assertThat(stats.path("visits").asInt(-1)).isZero();
    assertThat(stats.path("days").isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "[{0}]", quoteTextArguments = false)
  @ValueSource(
      strings = {"2026-13", "2026-00", "2026-1", "2026", "26-01", "may", "2026-01-01", "x"})
  void monthThatIsNoneIsRefused(String month) {
    var link = pastebin.paste("which month?");
    var problem = site.get("/pastes/" + link + "/stats?month=" + month).mustBeProblem(400);
    assertThat(problem.path("field").asText()).isEqualTo("month");
  }
}
