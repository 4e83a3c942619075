package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import millions.acceptance.Together;
import org.junit.jupiter.api.Test;

/** Making a paste, by JSON and by form. */
@BlackBox
class PostedPastes {

  private static final String LINK = "[0-9A-Za-z]{7}";

  private final Site site;
  private final Pastebin pastebin;

  PostedPastes(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  @Test
  void postedTextAnswersItsLinkAndItsRepresentation() {
    var answer = site.postJson("/pastes", Map.of("text", "hellö")).mustBe(201).mustBeA(Site.JSON);
    var paste = answer.json();
    var link = paste.path("link").asText();
    assertThat(link).matches(LINK);
    assertThat(answer.mustHave("Location")).isEqualTo("/p/" + link);
    assertThat(paste.path("kind").asText()).isEqualTo("text");
    assertThat(paste.path("size_bytes").asInt()).as("size in bytes, not characters").isEqualTo(6);
    assertThat(paste.path("created_at").asText()).endsWith("Z");
    assertThat(Instant.parse(paste.path("created_at").asText())).isAfter("2020-01-01T00:00:00Z");
    assertThat(paste.has("expires_at")).as("expires_at is there even when null").isTrue();
    assertThat(paste.path("expires_at").isNull()).as("no expiry by default").isTrue();
  }

  @Test
  void representationLeadsOnByItsLinks() {
    var paste = site.postJson("/pastes", Map.of("text", "follow me")).mustBe(201).json();
    var link = paste.path("link").asText();
    var links = paste.path("_links");
    assertThat(links.path("self").path("href").asText()).isEqualTo("/p/" + link);
    assertThat(links.path("raw").path("href").asText()).isEqualTo("/p/" + link + "/raw");
    assertThat(links.path("stats").path("href").asText()).isEqualTo("/pastes/" + link + "/stats");
    for (var relation : List.of("self", "raw", "stats")) {
      site.get(links.path(relation).path("href").asText()).mustBe(200);
    }
  }

  @Test
  void expiryIsStatedToTheMinute() {
    for (var minutes : List.of((Object) 90, "90")) {
      var body = Map.of("text", "for a while", "expires_in_minutes", minutes);
      var paste = site.postJson("/pastes", body).mustBe(201).json();
      var life =
          Duration.between(
              Instant.parse(paste.path("created_at").asText()),
              Instant.parse(paste.path("expires_at").asText()));
      assertThat(life).isEqualTo(Duration.ofMinutes(90));
    }
  }

  @Test
  void shortestAndLongestExpiryAreTaken() {
    for (var minutes : List.of(1, 5_256_000)) {
      site.postJson("/pastes", Map.of("text", "edge", "expires_in_minutes", minutes)).mustBe(201);
    }
  }

  @Test
  void formMakesAPasteAsJsonDoes() {
    var fields = Map.of("text", "a form+text & é\r\nsecond line", "expires_in_minutes", "5");
    var paste = site.postForm("/pastes", fields, "Accept", Site.JSON).mustBe(201).json();
    assertThat(paste.path("expires_at").isTextual()).isTrue();
    var read = site.get("/p/" + paste.path("link").asText() + "/raw").mustBe(200);
    assertThat(read.text()).isEqualTo(fields.get("text"));
  }

  @Test
  void blankFormFieldsAreIgnored() {
    var text = Map.of("text", "only this", "url", "", "expires_in_minutes", "");
    var paste = site.postForm("/pastes", text, "Accept", Site.JSON).mustBe(201).json();
    assertThat(paste.path("kind").asText()).isEqualTo("text");
    assertThat(paste.path("expires_at").isNull()).isTrue();
    var url = Map.of("text", "", "url", "https://example.org/", "expires_in_minutes", " ");
    var link = site.postForm("/pastes", url, "Accept", Site.JSON).mustBe(201).json();
    assertThat(link.path("kind").asText()).isEqualTo("url");
  }

  @Test
  void browserGetsAPageWithTheLink() {
    var answer = site.postForm("/pastes", Map.of("text", "from a browser"), "Accept", Site.HTML);
    var location = answer.mustBe(201).mustBeA("text/html").mustHave("Location");
    assertThat(location).matches("/p/" + LINK);
    assertThat(answer.text()).contains(location);
  }

  @Test
  void mediaTypeMayCarryACharset() {
    var body = "{\"text\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
    site.post("/pastes", "application/json; charset=utf-8", body).mustBe(201);
    site.post("/pastes", Site.FORM + ";charset=UTF-8", "text=x".getBytes(StandardCharsets.UTF_8))
        .mustBe(201);
  }

  @Test
  void sameTextTwiceMakesTwoLinks() {
    assertThat(pastebin.paste("twins")).isNotEqualTo(pastebin.paste("twins"));
  }

  @Test
  void manyPostsAtOnceMakeDifferentLinksAllReadable() {
    var made = Together.map(200, 16, number -> pastebin.paste("one of many: " + number));
    assertThat(made).doesNotHaveDuplicates().allMatch(link -> link.matches(LINK));
    var read =
        Together.map(200, 16, number -> site.get("/p/" + made.get(number)).mustBe(200).text());
    for (var number = 0; number < made.size(); number++) {
      assertThat(read.get(number)).isEqualTo("one of many: " + number);
    }
    var first = made.stream().map(link -> link.charAt(0)).distinct().count();
    assertThat(first).as("different first characters of 200 links").isGreaterThan(30);
  }
}
