package millions.web.pastebin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import millions.web.RealBackings;
import millions.web.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealBackings.class)
class PasteHttpTest {

  private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

  @AfterEach
  void resetClock() {
    TestClock.reset();
  }

  private static RequestSpecification json(Map<String, ?> body) {
    try {
      return given()
          .redirects()
          .follow(false)
          .contentType("application/json")
          .body(new ObjectMapper().writeValueAsBytes(body));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String paste(String text) {
    return paste(Map.of("text", text));
  }

  private static String paste(Map<String, ?> body) {
    return json(body).post("/pastes").then().statusCode(201).extract().path("link");
  }

  private static ValidatableResponse refused(RequestSpecification request, int status) {
    return request
        .post("/pastes")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body("instance", equalTo("/pastes"))
        .body("request_id", notNullValue());
  }

  @Test
  void aPasteHasALinkAndItsLinks() {
    json(Map.of("text", "hello"))
        .post("/pastes")
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/p/[0-9A-Za-z]{7}"))
        .body("link", matchesPattern("[0-9A-Za-z]{7}"))
        .body("kind", equalTo("text"))
        .body("size_bytes", equalTo(5))
        .body("expires_at", nullValue())
        .body("_links.self.href", matchesPattern("/p/[0-9A-Za-z]{7}"))
        .body("_links.raw.href", endsWith("/raw"))
        .body("_links.stats.href", endsWith("/stats"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        " ",
        "\r\n\r\n",
        "😀 é ß 漢字",
        "<script>alert(1)</script>",
        "\u0001\u001f\u007f",
        "'; DROP TABLE pastes; --"
      })
  void theTextComesBackByteForByte(String text) {
    var raw = given().get("/p/" + paste(text));
    assertThat(raw.asByteArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    raw.then()
        .contentType("text/plain;charset=UTF-8")
        .header("X-Content-Type-Options", "nosniff")
        .header("Vary", "Accept");
  }

  @Test
  void theRepresentationFollowsTheAcceptHeader() {
    var link = paste("<b>bold & brave</b>");
    given()
        .accept("application/json")
        .get("/p/" + link)
        .then()
        .contentType("application/json")
        .body("text", equalTo("<b>bold & brave</b>"));
    given()
        .accept(PAGE)
        .get("/p/" + link)
        .then()
        .contentType("text/html;charset=UTF-8")
        .body(containsString("&lt;b&gt;bold &amp; brave&lt;/b&gt;"));
    given().accept("*/*").get("/p/" + link).then().contentType("text/plain;charset=UTF-8");
    given().accept(PAGE).get("/p/" + link + "/raw").then().contentType("text/plain;charset=UTF-8");
  }

  @Test
  void aPageLoadsFromThisServiceAlone() {
    given()
        .accept(PAGE)
        .get("/")
        .then()
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", org.hamcrest.Matchers.not(containsString("unsafe")));
  }

  @Test
  void anUnchangedTextIsNotSentAgain() {
    var link = paste("same");
    var tag = given().get("/p/" + link).header("ETag");
    var again = given().header("If-None-Match", tag).get("/p/" + link);
    again.then().statusCode(304).header("ETag", equalTo(tag));
    assertThat(again.asByteArray()).isEmpty();
    given().header("If-None-Match", "\"other\"").get("/p/" + link).then().statusCode(200);
  }

  @Test
  void aUrlRedirects() {
    var link = paste(Map.of("url", "https://example.com/a?b=ü"));
    given()
        .redirects()
        .follow(false)
        .get("/p/" + link)
        .then()
        .statusCode(302)
        .header("Location", "https://example.com/a?b=%C3%BC");
    given().redirects().follow(false).accept(PAGE).get("/p/" + link).then().statusCode(302);
    given()
        .accept("application/json")
        .get("/p/" + link)
        .then()
        .statusCode(200)
        .body("url", equalTo("https://example.com/a?b=ü"));
  }

  @Test
  void anExpiredPasteIsGoneToTheSecond() {
    var link = paste(Map.of("text", "soon gone", "expires_in_minutes", 1));
    TestClock.advance(Duration.ofSeconds(58));
    given()
        .get("/p/" + link)
        .then()
        .statusCode(200)
        .header("Cache-Control", matchesPattern("public, max-age=[01]"));
    TestClock.advance(Duration.ofSeconds(2));
    given()
        .get("/p/" + link)
        .then()
        .statusCode(410)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store");
    given()
        .accept(PAGE)
        .get("/p/" + link)
        .then()
        .statusCode(410)
        .contentType("text/html;charset=UTF-8");
  }

  @Test
  void whatNeverExpiresMayBeKeptAndServedStale() {
    given()
        .get("/p/" + paste("for ever"))
        .then()
        .header("Cache-Control", "public, max-age=3600, stale-if-error=86400");
    given()
        .get("/p/" + paste(Map.of("text", "for a day", "expires_in_minutes", 1440)))
        .then()
        .header("Cache-Control", "public, max-age=3600");
  }

  @Test
  void unknownAndMalformedLinksAreTold() {
    given()
        .get("/p/zzzzzzz")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store");
    given()
        .get("/p/short")
        .then()
        .statusCode(400)
        .body("field", equalTo("link"))
        .body("allowed", containsString("7 characters"));
    given().get("/p/abc-def").then().statusCode(400);
    given().get("/p/abcdefgh").then().statusCode(400);
    given().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void badInputNamesTheFieldAndWhatIsAllowed() {
    refused(json(Map.of()), 400).body("field", equalTo("text"));
    refused(json(Map.of("text", "")), 400).body("field", equalTo("text"));
    refused(json(Map.of("text", "a", "url", "https://example.com")), 400)
        .body("field", equalTo("url"));
    refused(json(Map.of("text", 5)), 400).body("field", equalTo("text"));
    refused(json(Map.of("text", "a\0b")), 400).body("detail", containsString("NUL"));
    refused(json(Map.of("text", "a", "expires", 5)), 400).body("field", equalTo("expires"));
    refused(json(Map.of("text", "a", "expires_in_minutes", "soon")), 400)
        .body("field", equalTo("expires_in_minutes"))
        .body("allowed", containsString("1 to 5256000"));
    refused(json(Map.of("url", "javascript:alert(1)")), 400).body("field", equalTo("url"));
    refused(json(Map.of("url", "http://localhost:8080/p/abcdefg")), 400)
        .body("field", equalTo("url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"text\":\"a\"} trailing",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"\\ud800\"}"
      })
  void brokenJsonIsRefused(String body) {
    refused(given().contentType("application/json").body(body), 400);
  }

  @Test
  void invalidUtf8IsRefusedInJsonAndInForms() {
    refused(
        given().contentType("application/json").body(new byte[] {'{', '"', (byte) 0xff, '"', '}'}),
        400);
    refused(given().contentType("application/x-www-form-urlencoded").body("text=%ff"), 400)
        .body("field", equalTo("text"));
    refused(given().contentType("application/x-www-form-urlencoded").body("text=%f"), 400);
  }

  @Test
  void tooMuchIsTooMuch() {
    var most = "x".repeat(512 * 1024);
    assertThat(given().get("/p/" + paste(most)).asByteArray()).hasSize(512 * 1024);
    refused(json(Map.of("text", most + "x")), 413).body("field", equalTo("text"));
    refused(given().contentType("application/json").body("x".repeat(4 * 1024 * 1024 + 1)), 413)
        .body("field", equalTo("body"));
  }

  @Test
  void otherTypesAndMethodsAreRefused() {
    refused(given().contentType("text/plain").body("hello"), 415)
        .body("allowed", containsString("application/json"));
    given()
        .delete("/p/abcdefg")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD, OPTIONS")
        .contentType("application/problem+json");
    given().get("/pastes").then().statusCode(405).header("Allow", "POST, OPTIONS");
  }

  @Test
  void theSameKeyAnswersTheSameLink() {
    var body = Map.of("text", "once", "expires_in_minutes", 60);
    var key = "key-" + System.nanoTime();
    var first =
        json(body)
            .header("Idempotency-Key", key)
            .post("/pastes")
            .then()
            .statusCode(201)
            .header("Idempotency-Replayed", nullValue())
            .extract()
            .<String>path("link");
    json(body)
        .header("Idempotency-Key", key)
        .post("/pastes")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("link", equalTo(first));
    refused(json(Map.of("text", "twice")).header("Idempotency-Key", key), 422)
        .body("field", equalTo("Idempotency-Key"));
    refused(json(body).header("Idempotency-Key", "sp ace"), 400)
        .body("field", equalTo("Idempotency-Key"));
  }

  @Test
  void aFormOfThisSitePastesAndTheBrowserRemembers() {
    var posted =
        given()
            .accept(PAGE)
            .contentType("application/x-www-form-urlencoded")
            .body("text=a+b%0D%0A%F0%9F%98%80&url=&expires_in_minutes=60")
            .post("/pastes");
    posted
        .then()
        .statusCode(201)
        .contentType("text/html;charset=UTF-8")
        .header("Set-Cookie", containsString("HttpOnly; SameSite=Lax"));
    var link = posted.header("Location").substring(3);
    assertThat(given().get("/p/" + link).asByteArray())
        .isEqualTo("a b\r\n😀".getBytes(StandardCharsets.UTF_8));

    var session = posted.cookie("millions-session");
    given()
        .accept(PAGE)
        .cookie("millions-session", session)
        .get("/")
        .then()
        .header("Cache-Control", "private, no-store")
        .body(containsString("/p/" + link));
    given()
        .accept(PAGE)
        .get("/")
        .then()
        .body(org.hamcrest.Matchers.not(containsString("/p/" + link)));
  }

  @Test
  void aFormOfAnotherSiteDoesNot() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/x-www-form-urlencoded")
        .body("text=a")
        .post("/pastes")
        .then()
        .statusCode(403);
  }

  @Test
  void cachedAnswersCarryNoCookie() {
    var link = paste("shared");
    for (var accept : new String[] {"*/*", "application/json", PAGE}) {
      given()
          .accept(accept)
          .cookie("millions-session", "AAAAAAAAAAAAAAAAAAAAAA")
          .get("/p/" + link)
          .then()
          .header("Set-Cookie", nullValue());
    }
  }

  @Test
  void theSecondReadSaysItCameFromTheCache() {
    var link = paste("hot");
    given()
        .get("/p/" + link)
        .then()
        .header(
            "Server-Timing",
            matchesPattern("web;desc=\"web-1\";dur=[0-9.]+, cache;desc=\"hit\";dur=[0-9.]+"));
  }

  @Test
  void thePrimersOwnCallsWork() {
    var link =
        json(Map.of("expiration_length_in_minutes", "60", "paste_contents", "Hello World!"))
            .post("/api/v1/paste")
            .then()
            .statusCode(200)
            .body("shortlink", matchesPattern("[0-9A-Za-z]{7}"))
            .extract()
            .<String>path("shortlink");
    given()
        .get("/api/v1/paste?shortlink=" + link)
        .then()
        .statusCode(200)
        .body("paste_contents", equalTo("Hello World!"))
        .body("expiration_length_in_minutes", equalTo("60"))
        .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    given().get("/api/v1/paste?shortlink=zzzzzzz").then().statusCode(404);
    given().get("/api/v1/paste").then().statusCode(400).body("field", equalTo("link"));
    json(Map.of("expiration_length_in_minutes", "0", "paste_contents", "x"))
        .post("/api/v1/paste")
        .then()
        .statusCode(400);
    json(Map.of("expiration_length_in_minutes", "60"))
        .post("/api/v1/paste")
        .then()
        .statusCode(400)
        .body("field", equalTo("paste_contents"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026-1", "nonsense", "2026-11-01", "1999-01"})
  void aMonthThatIsNoneIsRefused(String month) {
    given()
        .queryParam("month", month)
        .get("/pastes/" + paste("x") + "/stats")
        .then()
        .statusCode(400)
        .body("field", equalTo("month"));
  }

  @Test
  void visitsAreCountedFromTheAccessLog() {
    var link = paste("visited");
    for (var i = 0; i < 3; i++) {
      given().get("/p/" + link).then().statusCode(200);
    }
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/pastes/" + link + "/stats")
                    .then()
                    .statusCode(200)
                    .body("visits", equalTo(3))
                    .body("days", org.hamcrest.Matchers.hasSize(1)));
    given()
        .accept(PAGE)
        .get("/pastes/" + link + "/stats")
        .then()
        .contentType("text/html;charset=UTF-8");
    given().get("/pastes/zzzzzzz/stats").then().statusCode(404);
  }
}
