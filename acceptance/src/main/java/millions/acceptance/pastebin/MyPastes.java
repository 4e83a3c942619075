package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import millions.acceptance.Answer;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;

/** A browser's session remembers what was pasted in it. */
@BlackBox
class MyPastes {

  private static final String COOKIE = "millions-session=";

  private final Site site;
  private final Pastebin pastebin;

  MyPastes(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  private static List<String> sessionCookies(Answer answer) {
    return answer.headers().getOrDefault("set-cookie", List.of()).stream()
        .filter(cookie -> cookie.startsWith(COOKIE))
        .toList();
  }

  private static String pasteIn(Site browser, String text) {
    var page = browser.postForm("/pastes", Map.of("text", text), "Accept", Site.HTML).mustBe(201);
    return page.mustHave("Location");
  }

  @Test
  void pageListsWhatThisBrowserPasted() {
    var browser = site.browser();
    var first = pasteIn(browser, "my first");
    var second = pasteIn(browser, "my second");
    assertThat(browser.getAs(Site.HTML, "/").mustBe(200).text()).contains(first, second);
  }

  @Test
  void nobodyElseSeesThem() {
    var mine = pasteIn(site.browser(), "mine alone");
    var other = site.browser();
    pasteIn(other, "somebody else's");
    assertThat(other.getAs(Site.HTML, "/").mustBe(200).text()).doesNotContain(mine);
    assertThat(site.getAs(Site.HTML, "/").mustBe(200).text()).doesNotContain(mine);
  }

  @Test
  void scriptsCannotReadTheSessionAndOtherSitesCannotUseIt() {
    var made = site.browser().postForm("/pastes", Map.of("text", "cookie"), "Accept", Site.HTML);
    var cookies = sessionCookies(made.mustBe(201));
    assertThat(cookies).as("Set-Cookie of what %s", made).hasSize(1);
    assertThat(cookies.getFirst().toLowerCase()).contains("httponly").contains("samesite=lax");
  }

  @Test
  void readingStartsNoSession() {
    var link = pastebin.paste("only read");
    for (var path : List.of("/", "/p/" + link, "/p/" + link + "/raw", "/topology")) {
      assertThat(sessionCookies(site.getAs(Site.HTML, path).mustBe(200))).as(path).isEmpty();
    }
  }

  @Test
  void forgedSessionIsNobodys() {
    var forged = COOKIE + "'; drop table sessions; --";
    site.get("/", "Accept", Site.HTML, "Cookie", forged).mustBe(200);
    site.get("/", "Accept", Site.HTML, "Cookie", COOKIE + "x".repeat(2000)).mustBe(200);
  }
}
