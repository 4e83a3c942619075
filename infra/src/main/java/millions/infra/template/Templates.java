package millions.infra.template;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads CloudFormation templates, and writes them as text for review. */
public final class Templates {

  private static final ObjectWriter PRETTY =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private static final Pattern ASSET_HASH = Pattern.compile("[0-9a-f]{64}");

  private static final Pattern HASHES = Pattern.compile("[0-9A-F]{8}([0-9a-f]{32})?$");

  private Templates() {}

  /** The number of resources by type. */
  public static Map<String, Long> counts(JsonNode template) {
    return resources(template)
        .map(resource -> resource.getValue().path("Type").asText())
        .collect(groupingBy(type -> type, TreeMap::new, counting()));
  }

  /** The resources by their logical ids. */
  public static Stream<Map.Entry<String, JsonNode>> resources(JsonNode template) {
    return template.path("Resources").properties().stream();
  }

  /** The resources of one type. */
  public static Stream<Map.Entry<String, JsonNode>> resources(JsonNode template, String type) {
    return resources(template)
        .filter(resource -> resource.getValue().path("Type").asText().equals(type));
  }

  /** A logical id without the CDK's hashes at its end. */
  public static String withoutHash(String logicalId) {
    return HASHES.matcher(logicalId).replaceFirst("");
  }

  /**
   * The template as indented JSON, without the hashes of assets, which change with every build of
   * the application.
   */
  public static String toText(JsonNode template) {
    try {
      return ASSET_HASH.matcher(PRETTY.writeValueAsString(template)).replaceAll("ASSET") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
