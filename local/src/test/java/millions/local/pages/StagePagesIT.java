package millions.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import millions.local.testing.SharedStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ladder and the picture of the stage in a real browser, on stage 4. */
@Tag("stage")
@ExtendWith({SharedStage.class, Visitors.class})
class StagePagesIT {

  private static final List<String> ROLES =
      List.of(
          "edge",
          "balancer",
          "web-1",
          "web-2",
          "cache",
          "content",
          "sql-endpoint",
          "sql-primary",
          "sql-standby",
          "sql-replica-1",
          "sql-replica-2");

  private final Site site;

  StagePagesIT(Site site) {
    this.site = site;
  }

  @Test
  void todaysRungIsLit() {
    try (var visit = site.visit()) {
      var page = visit.open("/");
      assertThat(page.locator("[aria-current=step]")).hasCount(1);
      assertThat(page.locator("[aria-current=step] .name")).containsText("cached-reads");
      assertThat(page.locator(".ladder li")).hasCount(7);
      assertThat(background(page, ".ladder .here"))
          .isNotEqualTo(background(page, ".ladder .later"));
    }
  }

  @Test
  void pictureShowsEveryPartUpAndSaysWhatItIs() {
    try (var visit = site.visit()) {
      var page = visit.open("/topology");
      assertThat(page.locator("#picture .part")).hasCount(ROLES.size());
      for (var role : ROLES) {
        assertThat(instance(page, role, "")).containsText(role);
      }
      assertThat(instance(page, "sql-primary", "")).containsText("takes all writes");
      assertThat(instance(page, "sql-replica-2", "")).containsText("copies sql-replica-1");
      assertThat(page.locator("#parts tbody tr")).hasCount(ROLES.size());
    }
  }

  @Test
  void arrowsStartAndEndAtBoxes() {
    try (var visit = site.visit()) {
      var page = visit.open("/topology");
      assertThat(page.evaluate(ARROWS_IN_THE_AIR)).isEqualTo(List.of());
      // visitor 1, edge 2, balancer 2, web 2 x 5, endpoint 1, standby 1, replicas 2
      assertThat(page.locator("#picture .arrow")).hasCount(19);
      assertThat(page.locator("#picture .arrow.copies")).hasCount(3);
    }
  }

  @Test
  void wordsStayInsideTheirBoxes() {
    try (var visit = site.visit()) {
      assertThat(visit.open("/topology").evaluate(WORDS_OUTSIDE)).isEqualTo(List.of());
    }
  }

  @Test
  void killedWebProcessIsShownDownAndThenUpAgainWithoutAReload() {
    try (var visit = site.visit()) {
      var page = visit.open("/topology");
      page.evaluate("() => { window.neverLeft = true; }");
      killUntilShown(page, "web-1");
      assertThat(instance(page, "web-1", " text.health")).hasText("down");
      assertThat(page.locator("#picture .summary")).containsText("web-1");
      instance(page, "web-1", ".up").waitFor(new WaitForOptions().setTimeout(90_000));
      assertThat(page.evaluate("() => window.neverLeft")).isEqualTo(true);
      // Between its death and the balancer's noticing it, an answer may be a 502.
      visit.excuse("status of 502");
    }
  }

  /** A new process may be there before the page looks again; then it dies as well. */
  private void killUntilShown(Page page, String role) {
    for (int attempt = 1; ; attempt++) {
      site.stage().kill(role);
      try {
        instance(page, role, ".down").waitFor(new WaitForOptions().setTimeout(6_000));
        return;
      } catch (TimeoutError e) {
        if (attempt == 5) {
          throw e;
        }
        instance(page, role, ".up")
            .waitFor(
                new WaitForOptions().setState(WaitForSelectorState.ATTACHED).setTimeout(90_000));
      }
    }
  }

  private static com.microsoft.playwright.Locator instance(Page page, String role, String more) {
    return page.locator("#picture [data-role=%s]%s".formatted(role, more));
  }

  private static Object background(Page page, String selector) {
    return page.locator(selector).first().evaluate("e => getComputedStyle(e).backgroundColor");
  }

  private static final String ARROWS_IN_THE_AIR =
      """
      () => {
        const boxes = [...document.querySelectorAll('.picture rect')].map((r) => r.getBBox());
        const onABorder = (p) => boxes.some((b) => p.x >= b.x - 1 && p.x <= b.x + b.width + 1
          && p.y >= b.y - 1 && p.y <= b.y + b.height + 1);
        return [...document.querySelectorAll('.picture .arrow')]
          .filter((a) => !onABorder(a.getPointAtLength(0)) || !onABorder(a.getPointAtLength(a.getTotalLength())))
          .map((a) => a.getAttribute('d'));
      }
      """;

  private static final String WORDS_OUTSIDE =
      """
      () => [...document.querySelectorAll('.picture .part')].flatMap((part) => {
        const box = part.querySelector('rect').getBBox();
        const role = part.querySelector('.role').getBBox();
        const health = part.querySelector('text.health').getBBox();
        return [...part.querySelectorAll('text')]
          .filter((t) => t.getBBox().x < box.x || t.getBBox().x + t.getBBox().width > box.x + box.width
            || role.x + role.width > health.x)
          .map((t) => t.textContent);
      })
      """;
}
