package millions.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the stage says of itself at {@code GET /topology}. A check asks it which parts exist, since
 * some promises hold only where there is a cache, an edge, a second web process.
 */
public record Topology(int number, String name, URI url, List<Part> parts) {

  /** One part of the stage, as far as the checks look at it. */
  public record Part(String role, String kind, String health, List<String> needs) {}

  public static Topology of(JsonNode json) {
    return new Topology(
        json.path("stage").path("number").asInt(),
        json.path("stage").path("name").asText(),
        URI.create(json.path("url").asText()),
        elements(json.path("parts")).stream()
            .map(
                part ->
                    new Part(
                        part.path("role").asText(),
                        part.path("kind").asText(),
                        part.path("health").asText(),
                        elements(part.path("needs")).stream().map(JsonNode::asText).toList()))
            .toList());
  }

  public boolean has(String kind) {
    return up(kind) > 0;
  }

  /** How many parts of a kind are up. */
  public long up(String kind) {
    return parts.stream()
        .filter(part -> part.kind().equals(kind) && part.health().equals("up"))
        .count();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
