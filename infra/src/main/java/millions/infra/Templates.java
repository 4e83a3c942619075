package millions.infra;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Reading CloudFormation templates. */
public final class Templates {

  private Templates() {}

  /** How many resources of which type. */
  public static Map<String, Long> counts(JsonNode template) {
    return template
        .path("Resources")
        .valueStream()
        .map(resource -> resource.path("Type").asText())
        .collect(groupingBy(type -> type, TreeMap::new, counting()));
  }
}
