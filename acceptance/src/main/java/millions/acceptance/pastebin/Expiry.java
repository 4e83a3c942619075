package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import millions.acceptance.Slow;
import org.junit.jupiter.api.Test;

/** A paste that is made for a while only. */
@BlackBox
class Expiry {

  private final Site site;

  Expiry(Site site) {
    this.site = site;
  }

  private String lastingMinutes(int minutes) {
    var body = Map.of("text", "for a while", "expires_in_minutes", minutes);
    return site.postJson("/pastes", body).mustBe(201).json().path("link").asText();
  }

  @Test
  void noCacheMayKeepAPasteBeyondItsEnd() {
    var answer = site.get("/p/" + lastingMinutes(1)).mustBe(200);
    var ages =
        answer.list("Cache-Control").stream()
            .filter(directive -> directive.matches("(max-age|s-maxage)=\\d+"))
            .map(directive -> Integer.parseInt(directive.replaceFirst(".*=", "")))
            .toList();
    assertThat(ages).as("ages of what %s", answer).isNotEmpty().allMatch(age -> age <= 60);
  }

  @Test
  void expiringPasteIsReadableMeanwhile() {
    assertThat(site.get("/p/" + lastingMinutes(1)).mustBe(200).text()).isEqualTo("for a while");
  }

  @Test
  @Slow
  void expiredPasteIsGone() {
    var link = lastingMinutes(1);
    var path = "/p/" + link;
    site.get(path).mustBe(200);
    await()
        .atMost(Duration.ofSeconds(75))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> site.get(path).mustBeProblem(410));
    for (var other : new String[] {path + "/raw", "/api/v1/paste?shortlink=" + link}) {
      site.get(other).mustBeProblem(410);
    }
    site.getAs(Site.JSON, path).mustBeProblem(410);
    site.getAs(Site.HTML, path).mustBe(410).mustBeA("text/html");
  }
}
