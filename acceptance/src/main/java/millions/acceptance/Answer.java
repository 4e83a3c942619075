package millions.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One HTTP answer, with the questions the checks ask of it. Every failed question names the request
 * and what came back, since the reader of a failed check has no debugger on the other side.
 *
 * @param request method and path, for the messages
 * @param headers names in lower case
 */
public record Answer(String request, int status, Map<String, List<String>> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static Answer of(HttpResponse<byte[]> response) {
    var asked = response.request();
    var uri = asked.uri();
    var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return new Answer(
        asked.method() + " " + path,
        response.statusCode(),
        response.headers().map().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().toLowerCase(), Map.Entry::getValue)),
        response.body());
  }

  /** This answer, when it has the status; otherwise the check fails. */
  public Answer mustBe(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + ", but " + this);
    }
    return this;
  }

  /** This answer, when its media type is the one named, whatever the parameters. */
  public Answer mustBeA(String mediaType) {
    if (!mediaType.equals(mediaType())) {
      throw new AssertionError("expected " + mediaType + ", but " + this);
    }
    return this;
  }

  /**
   * The RFC 9457 problem in it, when it is one of that status with everything a caller needs;
   * otherwise the check fails.
   */
  public JsonNode mustBeProblem(int expected) {
    var problem = mustBe(expected).mustBeA("application/problem+json").json();
    for (var name : List.of("type", "title", "detail", "instance", "request_id")) {
      if (!problem.path(name).isTextual() || problem.path(name).asText().isBlank()) {
        throw new AssertionError("the problem lacks '" + name + "': " + this);
      }
    }
    if (problem.path("status").asInt() != expected) {
      throw new AssertionError("the problem's own status is not " + expected + ": " + this);
    }
    return problem;
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(), List.of()).stream().findFirst();
  }

  /** All values of a header that may come in several lines, split at its commas. */
  public List<String> list(String name) {
    return headers.getOrDefault(name.toLowerCase(), List.of()).stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .map(String::strip)
        .toList();
  }

  /** The value of a header the answer must have. */
  public String mustHave(String name) {
    return header(name).orElseThrow(() -> new AssertionError("no " + name + " in what " + this));
  }

  /** What one server said of its part in {@code Server-Timing}; absent when it took no part. */
  public Optional<Timing> timing(String server) {
    return Timing.parse(list("server-timing")).stream()
        .filter(timing -> timing.name().equals(server))
        .findFirst();
  }

  public String mediaType() {
    return header("content-type").orElse("").replaceFirst(";.*", "").strip().toLowerCase();
  }

  /** The body as the UTF-8 it must be. */
  public String text() {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("not valid UTF-8: " + this, e);
    }
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + this, e);
    }
  }

  @Override
  public String toString() {
    var start = new String(body, 0, Math.min(body.length, 300), UTF_8).replaceAll("\\s+", " ");
    return "%s answered %d %s (%d bytes) %s"
        .formatted(request, status, header("content-type").orElse("-"), body.length, start)
        .strip();
  }
}
