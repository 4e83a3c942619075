package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that lead nowhere. */
@BlackBox
class RefusedReads {

  private final Site site;
  private final Pastebin pastebin;

  RefusedReads(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(strings = {"/p/%s", "/p/%s/raw", "/pastes/%s/stats", "/api/v1/paste?shortlink=%s"})
  void unknownLinkIsNotFound(String path) {
    var answer = site.get(path.formatted(RandomLink.next()));
    var problem = answer.mustBeProblem(404);
    assertThat(problem.path("request_id").asText()).isEqualTo(answer.mustHave("X-Request-Id"));
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {"abc", "abcdefgh", "abc-efg", "abc%20efg", "abcd%C3%A9f", "abcdef.", "'or'1'1"})
  void malformedLinkIsABadRequest(String link) {
    site.get("/p/" + link).mustBeProblem(400);
    site.get("/pastes/" + link + "/stats").mustBeProblem(400);
  }

  @Test
  void browserGetsAPageThatSaysSo() {
    for (var path : new String[] {"/p/" + RandomLink.next(), "/p/abc"}) {
      var page = site.getAs(Site.HTML, path).mustBeA("text/html");
      assertThat(page.status()).isEqualTo(path.length() > 6 ? 404 : 400);
      assertThat(page.mustHave("Content-Security-Policy")).doesNotContain("unsafe-inline");
    }
  }

  @Test
  void unknownPathIsNotFound() {
    site.get("/nothing/here").mustBe(404);
  }

  @Test
  void pasteCannotBeChangedOrDeleted() {
    var link = pastebin.paste("carved in stone");
    site.post("/p/" + link, Site.JSON, "{\"text\":\"other\"}".getBytes()).mustBe(405);
    assertThat(site.get("/p/" + link).mustBe(200).text()).isEqualTo("carved in stone");
  }
}
