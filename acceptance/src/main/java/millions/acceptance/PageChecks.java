package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every page a browser is given must be: usable without script, harmless with it. */
@BlackBox
public abstract class PageChecks {

  private static final Pattern ASSET = Pattern.compile("(?:src|<link[^>]+href)=\"(/[^\"]+)\"");

  protected final Site site;

  protected PageChecks(Site site) {
    this.site = site;
  }

  /** The page at the path, which must be one. */
  protected final Answer page(String path) {
    return site.getAs(Site.HTML, path).mustBe(200).mustBeA("text/html");
  }

  /** The pages to look at; may make what they show. */
  protected abstract List<String> paths();

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
}
