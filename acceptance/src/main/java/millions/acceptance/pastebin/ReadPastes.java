package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a paste, by what the client accepts. */
@BlackBox
class ReadPastes {

  private final Site site;
  private final Pastebin pastebin;

  ReadPastes(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  @Test
  void textIsPlainTextThatNoBrowserSniffs() {
    var answer = site.get("/p/" + pastebin.paste("<script>alert(1)</script>")).mustBe(200);
    assertThat(answer.text()).isEqualTo("<script>alert(1)</script>");
    assertThat(answer.mustHave("Content-Type")).matches("(?i)text/plain; ?charset=UTF-8");
    assertThat(answer.mustHave("X-Content-Type-Options")).isEqualToIgnoringCase("nosniff");
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | text/plain",
        "text/plain | text/plain",
        "application/json | application/json",
        "text/html | text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "text/html;q=0.1, application/json | application/json",
        "application/json;q=0.5, text/plain | text/plain",
      })
  void representationFollowsAccept(String accept, String expected) {
    site.getAs(accept, "/p/" + pastebin.paste("as you like it")).mustBe(200).mustBeA(expected);
  }

  @Test
  void jsonCarriesTheTextAndTheRepresentation() {
    var text = "line one\r\nline \"two\" \\ ✓";
    var link = pastebin.paste(text);
    var paste = site.getAs(Site.JSON, "/p/" + link).mustBe(200).json();
    assertThat(paste.path("text").asText()).isEqualTo(text);
    assertThat(paste.path("link").asText()).isEqualTo(link);
    assertThat(paste.path("kind").asText()).isEqualTo("text");
    assertThat(paste.path("size_bytes").asInt())
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(paste.path("_links").path("self").path("href").asText()).isEqualTo("/p/" + link);
  }

  @Test
  void rawIsTheTextEvenForABrowser() {
    var link = pastebin.paste("raw <b>text</b>");
    var answer = site.getAs(Site.HTML, "/p/" + link + "/raw").mustBe(200).mustBeA("text/plain");
    assertThat(answer.text()).isEqualTo("raw <b>text</b>");
    assertThat(answer.mustHave("X-Content-Type-Options")).isEqualToIgnoringCase("nosniff");
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(strings = {"<script>alert(1)</script>", "</pre><img src=x onerror=alert(1)>"})
  void pageShowsMarkupAsText(String markup) {
    var page = site.getAs(Site.HTML, "/p/" + pastebin.paste(markup)).mustBe(200).text();
    assertThat(page).doesNotContain(markup).contains("alert(1)");
    assertThat(page).contains(markup.startsWith("<s") ? "&lt;script&gt;" : "&lt;/pre&gt;");
  }

  @Test
  void pageShowsTemplateLanguageAsText() {
    var text = "{link} {#if true}x{/if} {inject:config} ${7*7} {{7*7}}";
    var page = site.getAs(Site.HTML, "/p/" + pastebin.paste(text)).mustBe(200).text();
    assertThat(page).contains(text);
  }

  @Test
  void cachesMayKeepItAndTellTheKindsApart() {
    var answer = site.get("/p/" + pastebin.paste("cache me")).mustBe(200);
    assertThat(answer.list("Cache-Control"))
        .contains("public")
        .anyMatch(directive -> directive.matches("max-age=[1-9][0-9]*"));
    assertThat(answer.list("Vary")).anyMatch("Accept"::equalsIgnoreCase);
  }

  /** Without a date, or with one in another form, a cache takes the answer for ages old. */
  @Test
  void answerIsDatedAndYoung() {
    var path = "/p/" + pastebin.paste("today");
    for (var answer : List.of(site.get(path), site.get(path), site.get("/p/abc"))) {
      var date = answer.mustHave("Date");
      assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
          .as("Date of what %s", answer)
          .isAfter("2020-01-01T00:00:00Z");
      var age = answer.header("Age").orElse("0");
      assertThat(Long.parseLong(age)).as("Age of what %s", answer).isBetween(0L, 60L);
    }
  }

  @Test
  void unchangedPasteIsNotSentAgain() {
    var path = "/p/" + pastebin.paste("the same as ever");
    var tag = site.get(path).mustBe(200).mustHave("ETag");
    assertThat(tag).as("a strong tag").startsWith("\"").endsWith("\"");
    var again = site.get(path, "If-None-Match", tag).mustBe(304);
    assertThat(again.body()).isEmpty();
    assertThat(site.get(path, "If-None-Match", "\"other\", " + tag).status()).isEqualTo(304);
    site.get(path, "If-None-Match", "\"other\"").mustBe(200);
  }

  @Test
  void representationsHaveDifferentTags() {
    var path = "/p/" + pastebin.paste("many faces");
    var text = site.get(path).mustBe(200).mustHave("ETag");
    site.get(path, "Accept", Site.JSON, "If-None-Match", text).mustBe(200);
  }

  @Test
  void headIsGetWithoutTheBody() {
    var path = "/p/" + pastebin.paste("only the head, please");
    var head = site.head(path).mustBe(200);
    assertThat(head.body()).isEmpty();
    var get = site.get(path).mustBe(200);
    for (var name : new String[] {"Content-Type", "ETag", "X-Content-Type-Options"}) {
      assertThat(head.mustHave(name)).as(name).isEqualTo(get.mustHave(name));
    }
    site.head("/p/0000000").mustBe(404);
  }

  @Test
  void linksAreCaseSensitive() {
    var other = new StringBuilder();
    pastebin
        .paste("mind the case")
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(other::appendCodePoint);
    site.get("/p/" + other).mustBe(404);
  }

  @Test
  void sqlInTheTextIsInert() {
    var text = "'; drop table pastes; -- \\' \" ? $1 %s";
    assertThat(site.get("/p/" + pastebin.paste(text)).mustBe(200).text()).isEqualTo(text);
  }

  @Test
  void jsonLookingTextStaysText() {
    for (var text : new String[] {"null", "{\"text\":\"x\"}", "0", "true"}) {
      var made = site.postJson("/pastes", Map.of("text", text)).mustBe(201).json();
      var read = site.get("/p/" + made.path("link").asText()).mustBe(200);
      assertThat(read.text()).isEqualTo(text);
    }
  }
}
