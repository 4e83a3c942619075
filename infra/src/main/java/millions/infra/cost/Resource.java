package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One resource of a template, its properties by their path. */
record Resource(Template template, String id, String type, String condition, JsonNode properties) {

  /** The logical id without the hash the CDK puts at its end. */
  String name() {
    return id.replaceFirst("(?<=.)[0-9A-F]{8}$", "");
  }

  JsonNode at(String... path) {
    var node = template.value(properties);
    for (var step : path) {
      node = template.value(node.path(step));
    }
    return node;
  }

  Optional<Resource> follow(String... path) {
    return template.follow(at(path));
  }

  List<JsonNode> list(String... path) {
    return template.elements(at(path));
  }

  boolean has(String... path) {
    return !at(path).isMissingNode();
  }

  String text(String... path) {
    return text(at(path), path);
  }

  String textOr(String absent, String... path) {
    return has(path) ? text(path) : absent;
  }

  BigDecimal number(String... path) {
    return number(at(path), path);
  }

  BigDecimal number(long absent, String... path) {
    return has(path) ? number(path) : BigDecimal.valueOf(absent);
  }

  boolean truth(String... path) {
    return has(path) && Boolean.parseBoolean(text(path));
  }

  static String text(JsonNode value, String... path) {
    if (!value.isValueNode() || value.isNull()) {
      throw new NotPriced(
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
      throw new NotPriced("%s is '%s', not a number".formatted(String.join(".", path), text));
    }
  }
}
