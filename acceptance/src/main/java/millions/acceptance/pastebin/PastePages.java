package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import millions.acceptance.PageChecks;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;

/** The pastebin's pages. */
class PastePages extends PageChecks {

  private final Pastebin pastebin;

  PastePages(Site site) {
    super(site);
    this.pastebin = new Pastebin(site);
  }

  @Override
  protected List<String> paths() {
    return List.of("/p/" + pastebin.paste("a page of its own"));
  }

  @Test
  void formWorksWithoutScript() {
    var page = page("/").text();
    assertThat(page).containsPattern("<form[^>]+action=\"/pastes\"");
    assertThat(page).containsPattern("(?i)<form[^>]+method=\"post\"");
    assertThat(page).contains("name=\"text\"", "name=\"url\"", "name=\"expires_in_minutes\"");
  }

  @Test
  void pageOfAPasteShowsItsTextAndItsWays() {
    var link = pastebin.paste("shown on its page");
    assertThat(page("/p/" + link).text())
        .contains("shown on its page")
        .contains("/p/" + link + "/raw");
  }
}
