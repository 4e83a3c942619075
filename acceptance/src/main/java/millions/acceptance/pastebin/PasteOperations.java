package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;

/** What operators and callers see of the pastebin's interface. */
@BlackBox
class PasteOperations {

  private final Site site;
  private final Pastebin pastebin;

  PasteOperations(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  /** A label per link would grow without end. */
  @Test
  void metricsNameRoutesAndNoLinks() {
    var link = pastebin.paste("one label for all of us");
    site.get("/p/" + link).mustBe(200);
    assertThat(site.get("/q/metrics").mustBe(200).text()).doesNotContain(link);
  }

  @Test
  void everyAddressIsDescribed() {
    var api = site.getAs(Site.JSON, "/q/openapi?format=json").mustBe(200).json().path("paths");
    assertThat(api.fieldNames())
        .toIterable()
        .contains("/pastes", "/p/{link}", "/p/{link}/raw", "/pastes/{link}/stats")
        .contains("/api/v1/paste");
  }
}
