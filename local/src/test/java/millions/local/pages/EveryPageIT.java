package millions.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import millions.local.testing.SharedStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every page: phone and desk, light and dark, with script and without. */
@Tag("stage")
@ExtendWith({SharedStage.class, Visitors.class})
class EveryPageIT {

  private final Site site;

  EveryPageIT(Site site) {
    this.site = site;
  }

  private static List<String> pages(Visit visit) {
    var link = visit.paste("a line that is much too long for a telephone ".repeat(20));
    return List.of("/", "/topology", link, "/pastes" + link.substring(2) + "/stats", "/p/zzzzzzz");
  }

  @Test
  void everythingIsUsableWithoutScript() {
    try (var visit = site.visit(Site.options().setJavaScriptEnabled(false))) {
      var link = visit.paste("no script");
      var page = visit.page();
      assertThat(page.locator("#copy")).isHidden();
      page.click("#link");
      assertThat(page.locator("pre.text")).hasText("no script");
      assertThat(visit.step("web")).containsText("web-");
      page.click("text=Paste another");
      assertThat(page.locator("#mine li a").first()).hasText(link.substring(3));
      page.click("text=All parts in a table");
      assertThat(page.locator("#picture [data-role=sql-primary]")).isVisible();
      assertThat(page.locator("#parts tbody tr")).hasCount(11);
    }
  }

  @Test
  void browserHasNothingToComplainOf() {
    try (var visit = site.visit()) {
      for (var path : pages(visit)) {
        visit.open(path).waitForLoadState();
      }
      // The browser reports the page of the unknown link as such; nothing else is excused.
      visit.excuse("/p/zzzzzzz: Failed to load resource");
    }
  }

  @Test
  void nothingScrollsSidewaysOnAPhone() {
    try (var visit = site.visit(Site.options().setViewportSize(Site.PHONE, 844))) {
      for (var path : pages(visit)) {
        var page = visit.open(path);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
            .as(path)
            .isEqualTo(Site.PHONE);
      }
      visit.excuse("/p/zzzzzzz");
    }
  }

  @Test
  void darkModeChangesTheColours() {
    try (var light = site.visit(Site.options().setColorScheme(ColorScheme.LIGHT));
        var dark = site.visit(Site.options().setColorScheme(ColorScheme.DARK))) {
      var day = light.open("/");
      var night = dark.open("/");
      assertThat(lightness(day, "backgroundColor")).isGreaterThan(200);
      assertThat(lightness(day, "color")).isLessThan(80);
      assertThat(lightness(night, "backgroundColor")).isLessThan(60);
      assertThat(lightness(night, "color")).isGreaterThan(200);
    }
  }

  /** WCAG 2.2, 1.4.3: 4.5 to 1. */
  @Test
  void wordsStandOutFromTheirGround() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (var visit = site.visit(Site.options().setColorScheme(scheme))) {
        for (var path : pages(visit)) {
          assertThat(visit.open(path).evaluate(PALE_WORDS)).as(scheme + path).isEqualTo(List.of());
        }
        visit.excuse("/p/zzzzzzz");
      }
    }
  }

  @Test
  void keyboardFocusIsSeenOnItsWayToTheButton() {
    try (var visit = site.visit()) {
      var page = visit.open("/");
      var outline = "() => getComputedStyle(document.activeElement).outlineStyle";
      var button = page.locator("form button");
      for (int key = 0; key < 12 && !button.evaluate(IS_FOCUSED).equals(true); key++) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate(outline)).as("tab %s", key).isEqualTo("solid");
      }
      assertThat(button).isFocused();
    }
  }

  private static final String IS_FOCUSED = "e => e === document.activeElement";

  private static int lightness(Page page, String property) {
    var rgb =
        "property => Math.max(...getComputedStyle(document.body)[property].match(/\\d+/g).slice(0, 3).map(Number))";
    return ((Number) page.evaluate(rgb, property)).intValue();
  }

  private static final String PALE_WORDS =
      """
      () => {
        const rgba = (css) => css.match(/[\\d.]+/g).map(Number);
        const luminance = ([r, g, b]) => [r, g, b]
          .map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (e) => {
          for (; e; e = e.parentElement) {
            const box = e.matches('.part, .visitor') && e.querySelector('rect');
            const colour = rgba(box ? getComputedStyle(box).fill : getComputedStyle(e).backgroundColor);
            if (colour.length === 3 || colour[3] > 0) return colour;
          }
        };
        return [...document.querySelectorAll('body *')]
          .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
          .map((e) => {
            const style = getComputedStyle(e);
            const [a, b] = [luminance(rgba(e.matches('svg text') ? style.fill : style.color)), luminance(ground(e))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return [ratio, `${e.tagName} ${e.className.baseVal ?? e.className} "${e.textContent.trim().slice(0, 30)}" ${ratio.toFixed(2)}`];
          })
          .filter(([ratio]) => ratio < 4.5)
          .map(([, what]) => what);
      }
      """;
}
