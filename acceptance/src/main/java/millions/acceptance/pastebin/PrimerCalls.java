package millions.acceptance.pastebin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import millions.acceptance.Answer;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system design primer's own two calls, strings for numbers and all. */
@BlackBox
class PrimerCalls {

  private static final String PATH = "/api/v1/paste";

  private final Site site;
  private final Pastebin pastebin;

  PrimerCalls(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  private Answer post(Map<String, ?> body) {
    return site.postJson(PATH, body);
  }

  @Test
  void primerPastesAndReadsBack() {
    for (var minutes : List.of((Object) "60", 60)) {
      var body = Map.of("expiration_length_in_minutes", minutes, "paste_contents", "Hello Wörld!");
      var link = post(body).mustBe(200).mustBeA(Site.JSON).json().path("shortlink").asText();
      assertThat(link).matches("[0-9A-Za-z]{7}");
      var read = site.get(PATH + "?shortlink=" + link).mustBe(200).mustBeA(Site.JSON).json();
      assertThat(read.path("paste_contents").asText()).isEqualTo("Hello Wörld!");
      assertThat(read.path("created_at").asText())
          .matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
      assertThat(read.path("expiration_length_in_minutes").isTextual()).isTrue();
      assertThat(read.path("expiration_length_in_minutes").asText()).isEqualTo("60");
    }
  }

  @Test
  void pasteWithoutExpiryNeverExpires() {
    var link = post(Map.of("paste_contents", "for ever")).mustBe(200).json().path("shortlink");
    var read = site.get(PATH + "?shortlink=" + link.asText()).mustBe(200).json();
    assertThat(read.path("expiration_length_in_minutes").asText("absent")).isEmpty();
  }

  @Test
  void bothDoorsLeadToTheSamePastes() {
    var link = post(Map.of("paste_contents", "one house")).mustBe(200).json().path("shortlink");
    assertThat(site.get("/p/" + link.asText()).mustBe(200).text()).isEqualTo("one house");
    var other = pastebin.paste("two doors");
    var read = site.get(PATH + "?shortlink=" + other).mustBe(200).json();
    assertThat(read.path("paste_contents").asText()).isEqualTo("two doors");
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {
        "{}",
        "{\"paste_contents\":\"\"}",
        "{\"paste_contents\":\"a\",\"expiration_length_in_minutes\":\"0\"}",
        "{\"paste_contents\":\"a\",\"expiration_length_in_minutes\":\"soon\"}",
        "{\"paste_contents\":",
      })
  void badInputIsRefused(String body) {
    site.post(PATH, Site.JSON, body.getBytes(UTF_8)).mustBeProblem(400);
  }

  @ParameterizedTest(name = "[{0}]", quoteTextArguments = false)
  @ValueSource(strings = {"", "?shortlink=", "?shortlink=abc", "?shortlink=abc-efg"})
  void linkThatIsNoneIsABadRequest(String query) {
    site.get(PATH + query).mustBeProblem(400);
  }
}
