package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One resource of a template. A path leads to a property: {@code "LaunchTemplateData",
 * "InstanceType"}.
 *
 * @param condition name of its condition; empty if it has none
 */
record TemplateResource(
    Template template, String id, String type, String condition, JsonNode properties) {

  /** The logical id without the hash the CDK puts at its end. */
  String name() {
    return id.replaceFirst("(?<=.)[0-9A-F]{8}$", "");
  }

  /** The resolved value of a property; a missing node if there is none. */
  JsonNode value(String... path) {
    var node = template.resolve(properties);
    for (var step : path) {
      node = template.resolve(node.path(step));
    }
    return node;
  }

  /** The resource that a property refers to. */
  Optional<TemplateResource> referenced(String... path) {
    return template.referenced(value(path));
  }

  List<JsonNode> list(String... path) {
    return template.elements(value(path));
  }

  boolean has(String... path) {
    return !value(path).isMissingNode();
  }

  /**
   * A property as text.
   *
   * @throws UnresolvedValue if it is absent or no plain value
   */
  String text(String... path) {
    return text(value(path), path);
  }

  String textOr(String absent, String... path) {
    return has(path) ? text(path) : absent;
  }

  /**
   * A property as a number.
   *
   * @throws UnresolvedValue if it is absent or no number
   */
  BigDecimal number(String... path) {
    return number(value(path), path);
  }

  BigDecimal number(long absent, String... path) {
    return has(path) ? number(path) : BigDecimal.valueOf(absent);
  }

  boolean isTrue(String... path) {
    return has(path) && Boolean.parseBoolean(text(path));
  }

  static String text(JsonNode value, String... path) {
    if (!value.isValueNode() || value.isNull()) {
      throw new UnresolvedValue(
          value.isMissingNode()
              ? "has no " + String.join(".", path)
              : "%s is %s, which the template does not say"
                  .formatted(String.join(".", path), value));
    }
    return value.asText();
  }

  static BigDecimal number(JsonNode value, String... path) {
    var text = text(value, path);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UnresolvedValue("%s is '%s', not a number".formatted(String.join(".", path), text));
    }
  }
}
