package millions.acceptance.pastebin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import millions.acceptance.Answer;
import millions.acceptance.BlackBox;
import millions.acceptance.Bytes;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is no paste: each refused with the right status and a problem that helps. */
@BlackBox
class RefusedPastes {

  private static final int LARGEST = 512 * 1024;

  private final Site site;

  RefusedPastes(Site site) {
    this.site = site;
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"\"}",
        "{\"text\":null}",
        "{\"url\":\"\"}",
        "{\"text\":\"a\",\"url\":\"https://example.org/\"}",
        "{\"expires_in_minutes\":5}",
        "{\"text\":[\"a\"]}",
        "{\"text\":{\"a\":1}}",
      })
  void neitherTextNorUrlOrBothIsRefused(String body) {
    var problem = json(body).mustBeProblem(400);
    assertThat(problem.path("field").asText()).isNotBlank();
    assertThat(problem.has("allowed")).as("says what is allowed").isTrue();
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1e30",
        "5256001",
        "99999999999999999999",
        "true",
        "\"soon\"",
        "\"-5\"",
        "[5]"
      })
  void expiryOutsideItsRangeIsRefused(String minutes) {
    var problem =
        json("{\"text\":\"a\",\"expires_in_minutes\":%s}".formatted(minutes)).mustBeProblem(400);
    assertThat(problem.path("field").asText()).isEqualTo("expires_in_minutes");
    assertThat(problem.has("allowed")).as("says what is allowed").isTrue();
  }

  @ParameterizedTest(name = "[{0}]", quoteTextArguments = false)
  @ValueSource(
      strings = {"", "{", "{\"text\":", "[]", "\"text\"", "42", "{\"text\":\"a}", "text=a"})
  void brokenJsonIsRefused(String body) {
    json(body).mustBeProblem(400);
  }

  @Test
  void invalidUtf8IsRefused() {
    for (var bad : new byte[][] {{(byte) 0xc3, 0x28}, {(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}}) {
      site.post(
              "/pastes",
              Site.JSON,
              Bytes.join("{\"text\":\"a".getBytes(UTF_8), bad, "\"}".getBytes(UTF_8)))
          .mustBeProblem(400);
      site.post(
              "/pastes",
              Site.FORM,
              Bytes.join("text=a".getBytes(UTF_8), percent(bad)),
              "Accept",
              Site.JSON)
          .mustBeProblem(400);
    }
  }

  @Test
  void halfASurrogatePairIsRefused() {
    json("{\"text\":\"\\ud83d\"}").mustBeProblem(400);
    json("{\"text\":\"\\udc4d\\ud83d\"}").mustBeProblem(400);
  }

  @Test
  void nulIsRefused() {
    assertThat(json("{\"text\":\"a\\u0000b\"}").mustBeProblem(400).path("field").asText())
        .isEqualTo("text");
    site.postForm("/pastes", Map.of("text", "a\0b"), "Accept", Site.JSON).mustBeProblem(400);
  }

  @Test
  void oneByteTooManyIsRefused() {
    for (var text : new String[] {"y".repeat(LARGEST + 1), "é".repeat(LARGEST / 2) + "x"}) {
      site.postJson("/pastes", Map.of("text", text)).mustBeProblem(413);
    }
    var fields = Map.of("text", "y".repeat(LARGEST + 1));
    site.postForm("/pastes", fields, "Accept", Site.JSON).mustBeProblem(413);
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @CsvSource({"text/plain", "text/xml", "application/xml", "application/octet-stream", "image/png"})
  void otherTypesAreRefused(String type) {
    site.post("/pastes", type, "hello".getBytes(UTF_8)).mustBeProblem(415);
  }

  @Test
  void browserIsRefusedWithAPage() {
    site.postForm("/pastes", Map.of("text", ""), "Accept", Site.HTML)
        .mustBe(400)
        .mustBeA("text/html");
  }

  /** Browsers say so themselves in this header; no page can forge it. */
  @Test
  void formOnAnotherSiteMayNotPasteHere() {
    var headers = new String[] {"Accept", Site.JSON, "Sec-Fetch-Site", "cross-site"};
    site.postForm("/pastes", Map.of("text", "planted"), headers).mustBeProblem(403);
  }

  @Test
  void problemNamesTheRequestItIsAbout() {
    var answer = json("{}");
    var problem = answer.mustBeProblem(400);
    assertThat(problem.path("request_id").asText()).isEqualTo(answer.mustHave("X-Request-Id"));
    assertThat(problem.path("instance").asText()).isEqualTo("/pastes");
  }

  private Answer json(String body) {
    return site.post("/pastes", Site.JSON, body.getBytes(UTF_8));
  }

  private static byte[] percent(byte[] bytes) {
    var text = new StringBuilder();
    for (var b : bytes) {
      text.append("%%%02X".formatted(b));
    }
    return text.toString().getBytes(UTF_8);
  }
}
