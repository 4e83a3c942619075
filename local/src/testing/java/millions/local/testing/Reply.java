package millions.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What came back over HTTP. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

  static Reply of(HttpResponse<byte[]> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  public Reply mustBe(int wanted) {
    assertThat(status).as(this::toString).isEqualTo(wanted);
    return this;
  }

  /** The honest refusal while a service is away. */
  public void mustBeUnavailable() {
    mustBe(503);
    assertThat(headers.firstValue("Retry-After")).as(this::toString).isPresent();
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public String text() {
    return new String(body, UTF_8);
  }

  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }

  /**
   * What {@code Server-Timing} says of the services of this name that took part, in their order.
   */
  public List<String> tookPart(String name) {
    var entry = Pattern.compile("(?:^|[, ])" + name + ";desc=\"([^\"]*)\"");
    return headers.allValues("Server-Timing").stream()
        .flatMap(line -> entry.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  @Override
  public String toString() {
    var text = text();
    return "%d %s %s"
        .formatted(status, headers.map(), text.substring(0, Math.min(300, text.length())));
  }
}
