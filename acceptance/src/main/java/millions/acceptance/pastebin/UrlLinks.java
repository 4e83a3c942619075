package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short links to a URL. */
@BlackBox
class UrlLinks {

  private static final String TARGET = "https://example.org/a/b?q=1%202&r=x+y#part";

  private final Site site;
  private final Pastebin pastebin;

  UrlLinks(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {
        TARGET,
        "http://example.org",
        "https://example.org:8443/%C3%BC?=&&",
        "http://8.8.8.8/",
        "http://[2001:4860:4860::8888]/x",
      })
  void linkRedirectsToItsTargetUnchanged(String target) {
    assertThat(site.get("/p/" + pastebin.shorten(target)).mustBe(302).mustHave("Location"))
        .isEqualTo(target);
  }

  @Test
  void browserAndRawAreRedirectedToo() {
    var link = pastebin.shorten(TARGET);
    for (var path : new String[] {"/p/" + link, "/p/" + link + "/raw"}) {
      assertThat(site.getAs(Site.HTML, path).mustBe(302).mustHave("Location")).isEqualTo(TARGET);
    }
  }

  @Test
  void jsonGivesTheRepresentation() {
    var made = site.postJson("/pastes", Map.of("url", TARGET)).mustBe(201).json();
    assertThat(made.path("kind").asText()).isEqualTo("url");
    assertThat(made.path("url").asText()).isEqualTo(TARGET);
    var path = made.path("_links").path("self").path("href").asText();
    var read = site.getAs(Site.JSON, path).mustBe(200).json();
    assertThat(read.path("url").asText()).isEqualTo(TARGET);
    assertThat(read.path("kind").asText()).isEqualTo("url");
  }

  @ParameterizedTest(name = "[{0}]", quoteTextArguments = false)
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org/x",
        "/p/abcdefg",
        "example.org",
        "http://",
        "http:///x",
        "https://example.org/a b",
        "https://example.org/\r\nSet-Cookie: a=b",
        " ",
      })
  void onlyHttpTargetsAreTaken(String target) {
    var problem = site.postJson("/pastes", Map.of("url", target)).mustBeProblem(400);
    assertThat(problem.path("field").asText()).isEqualTo("url");
  }

  /** A short link hides where it leads: not to a name in disguise, not into a private network. */
  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {
        "https://example.org@example.com/",
        "https://user:secret@example.org/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
      })
  void targetsInDisguiseOrInwardAreRefused(String target) {
    var problem = site.postJson("/pastes", Map.of("url", target)).mustBeProblem(400);
    assertThat(problem.path("field").asText()).isEqualTo("url");
  }

  @Test
  void linkToOurselvesIsRefused() {
    var ourselves = site.topology().url();
    var link = pastebin.paste("the other end of a loop");
    var problem =
        site.postJson("/pastes", Map.of("url", ourselves.resolve("/p/" + link).toString()))
            .mustBeProblem(400);
    assertThat(problem.path("field").asText()).isEqualTo("url");
  }
}
