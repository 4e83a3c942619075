package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a browser is given: usable without script, harmless with it. */
@BlackBox
class Pages {

  private static final Pattern ASSET = Pattern.compile("(?:src|<link[^>]+href)=\"(/[^\"]+)\"");

  private final Site site;

  Pages(Site site) {
    this.site = site;
  }

  private Answer page(String path) {
    return site.getAs(Site.HTML, path).mustBe(200).mustBeA("text/html");
  }

  private List<String> paths() {
    return List.of("/", "/topology", "/p/" + site.paste("a page of its own"));
  }

  @Test
  void formWorksWithoutScript() {
    var page = page("/").text();
    assertThat(page).containsPattern("<form[^>]+action=\"/pastes\"");
    assertThat(page).containsPattern("(?i)<form[^>]+method=\"post\"");
    assertThat(page).contains("name=\"text\"", "name=\"url\"", "name=\"expires_in_minutes\"");
  }

  @Test
  void onlyOurOwnFilesMayBeLoadedAndNothingInline() {
    for (var path : paths()) {
      var answer = page(path);
      var policy = answer.mustHave("Content-Security-Policy");
      assertThat(policy).as(path).containsPattern("default-src '(self|none)'");
      assertThat(policy).as(path).doesNotContain("unsafe-inline", "unsafe-eval", "*", "http:");
      var html = answer.text();
      assertThat(html).as("inline script of " + path).doesNotContainPattern("<script(?![^>]*src=)");
      assertThat(html).as("handlers of " + path).doesNotContainPattern("<[^>]+\\son[a-z]+=");
      assertThat(html).as("inline style of " + path).doesNotContainPattern("<[^>]+\\sstyle=");
      assertThat(html).as("styles of " + path).doesNotContain("<style");
    }
  }

  @Test
  void everyFileAPageNamesIsThere() {
    var assets = new TreeSet<String>();
    for (var path : paths()) {
      ASSET.matcher(page(path).text()).results().forEach(found -> assets.add(found.group(1)));
    }
    assertThat(assets).as("stylesheet at least").isNotEmpty();
    for (var asset : assets) {
      assertThat(site.get(asset.replace("&amp;", "&")).mustBe(200).body()).as(asset).isNotEmpty();
    }
  }

  @Test
  void pagesFitAPhoneAndSayTheirLanguage() {
    for (var path : paths()) {
      var html = page(path).text();
      assertThat(html).as(path).containsPattern("<html[^>]+lang=");
      assertThat(html).as(path).contains("name=\"viewport\"").contains("<title>");
    }
  }

  @Test
  void homePageShowsTheLadderAndTodaysRung() {
    var page = page("/").text();
    assertThat(page).contains(site.topology().name());
    assertThat(page)
        .contains("single-box", "separate-data", "load-balanced", "cached-reads", "autoscaled")
        .contains("async-workers", "partitioned-data");
  }

  @Test
  void pageOfAPasteShowsItsTextAndItsWays() {
    var link = site.paste("shown on its page");
    assertThat(page("/p/" + link).text())
        .contains("shown on its page")
        .contains("/p/" + link + "/raw");
  }
}
