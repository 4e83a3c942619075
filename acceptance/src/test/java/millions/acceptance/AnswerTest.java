package millions.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static Answer answer(int status, String type, String body) {
    var headers =
        Map.of(
            "content-type", List.of(type),
            "server-timing", List.of("web;desc=\"web-1\";dur=1.5, sql", "edge;dur=2;desc=hit"));
    return new Answer("GET /x", status, headers, body.getBytes(UTF_8));
  }

  @Test
  void wrongStatusIsToldWithTheRequestAndTheBody() {
    assertThatThrownBy(() -> answer(500, "text/plain", "oh\nno").mustBe(200))
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected 200, but GET /x answered 500 text/plain (5 bytes) oh no");
  }

  @Test
  void mediaTypeIsComparedWithoutParameters() {
    assertThat(answer(200, "Text/HTML;charset=UTF-8", "").mediaType()).isEqualTo("text/html");
  }

  @Test
  void invalidUtf8IsNoText() {
    var broken = new Answer("GET /x", 200, Map.of(), new byte[] {(byte) 0xff});
    assertThatThrownBy(broken::text).isInstanceOf(AssertionError.class);
  }

  @Test
  void problemMustBeComplete() {
    var whole =
        "{'type':'about:blank','title':'a','status':404,'detail':'b','instance':'/x','request_id':'r'}"
            .replace('\'', '"');
    assertThat(
            answer(404, "application/problem+json", whole)
                .mustBeProblem(404)
                .path("title")
                .asText())
        .isEqualTo("a");
    for (var name : List.of("type", "title", "status", "detail", "instance", "request_id")) {
      var lacking = answer(404, "application/problem+json", whole.replace(name, "other"));
      assertThatThrownBy(() -> lacking.mustBeProblem(404)).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void serverTimingIsReadInAnyOrderAndFromSeveralLines() {
    var answer = answer(200, "text/plain", "");
    assertThat(answer.timing("web").orElseThrow().desc()).isEqualTo("web-1");
    assertThat(answer.timing("web").orElseThrow().milliseconds()).hasValue(1.5);
    assertThat(answer.timing("sql").orElseThrow().milliseconds()).isEmpty();
    assertThat(answer.timing("edge").orElseThrow().desc()).isEqualTo("hit");
    assertThat(answer.timing("cache")).isEmpty();
  }
}
