package millions.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import millions.local.testing.SharedStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pasting and reading in a real browser, on stage 4. */
@Tag("stage")
@ExtendWith({SharedStage.class, Visitors.class})
class PastePagesIT {

  private static final String TEXT = "\n  <b>né</b> &amp; 😀\n\ttab\n";

  private final Site site;

  PastePagesIT(Site site) {
    this.site = site;
  }

  @Test
  void textPastedByTheFormIsReadBack() {
    try (var visit = site.visit()) {
      var link = visit.paste(TEXT);
      var page = visit.open(link);
      assertThat(page.locator("pre.text").textContent()).isEqualTo(TEXT);
      // A form sends its line ends as CRLF.
      assertThat(page.request().get(link + "/raw").text()).isEqualTo(TEXT.replace("\n", "\r\n"));
    }
  }

  @Test
  void addressPastedByTheFormLeadsThere() {
    try (var visit = site.visit()) {
      var page = visit.open("/");
      page.fill("#url", "https://example.org/a?b=c");
      page.click("form button");
      assertThat(page.locator("a[href='https://example.org/a?b=c']")).isVisible();
    }
  }

  @Test
  void wayOfAPasteLeadsThroughEdgeBalancerWebAndCache() {
    try (var visit = site.visit()) {
      visit.open(visit.paste("which way?"));
      assertThat(visit.step("edge")).containsText("miss");
      assertThat(visit.step("web")).containsText(Pattern.compile("web-[12]"));
      var web = visit.step("web").locator("span").first().textContent();
      assertThat(visit.step("balancer")).containsText("chose " + web);
      assertThat(visit.step("cache")).containsText(Pattern.compile("hit|miss"));
      for (var service : List.of("edge", "balancer", "web", "cache")) {
        assertThat(visit.step(service).locator(".ms"))
            .hasText(Pattern.compile("\\d+(\\.\\d+)? ms"));
      }
    }
  }

  @Test
  void secondVisitorIsAnsweredByTheEdgeAlone() {
    String link;
    try (var first = site.visit()) {
      link = first.paste("asked for twice");
      first.open(link);
    }
    try (var second = site.visit()) {
      var page = second.open(link);
      assertThat(second.step("edge")).containsText("hit");
      assertThat(page.locator("#way li")).hasCount(1);
    }
  }

  @Test
  void wayOfAWriteEndsAtThePrimary() {
    try (var visit = site.visit()) {
      visit.paste("written");
      assertThat(visit.step("sql")).containsText("primary");
      assertThat(visit.step("content")).containsText("put");
    }
  }

  @Test
  void myPastesAreListedForMeAlone() {
    try (var me = site.visit();
        var other = site.visit()) {
      var first = me.paste("one");
      var second = me.paste("two");
      assertThat(me.open("/").locator("#mine li a"))
          .hasText(new String[] {second.substring(3), first.substring(3)});
      assertThat(other.open("/").locator("#mine li")).hasCount(0);
    }
  }

  @Test
  void buttonCopiesTheWholeLink() {
    try (var visit =
        site.visit(Site.options().setPermissions(List.of("clipboard-read", "clipboard-write")))) {
      var link = visit.paste("to be passed on");
      var page = visit.page();
      page.click("#copy");
      assertThat(page.locator("#copy")).hasText("Copied");
      assertThat(page.evaluate("() => navigator.clipboard.readText()"))
          .isEqualTo(site.stage().url() + link);
    }
  }

  @Test
  void refusalSaysWhatWasWrongAndKeepsWhatWasTyped() {
    try (var visit = site.visit()) {
      var page = visit.open("/");
      page.fill("#text", "both");
      page.fill("#url", "https://example.org/");
      page.click("form button");
      assertThat(page.locator(".problem .status")).hasText("400");
      page.goBack();
      assertThat(page.locator("#text")).hasValue("both");
      visit.excuse("status of 400");
    }
  }

  @Test
  void visitsAreFoundFromThePaste() {
    try (var visit = site.visit()) {
      var link = visit.paste("counted");
      var page = visit.open(link);
      page.click("text=Visits");
      assertThat(page.locator("h1")).containsText(link.substring(3));
      assertThat(page.locator(".total")).containsText("visit");
    }
  }
}
