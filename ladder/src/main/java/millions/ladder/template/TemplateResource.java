package millions.ladder.template;

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
public record TemplateResource(
    Template template, String id, String type, String condition, JsonNode properties) {

  /** The logical id without the hash the CDK puts at its end. */
  public String name() {
    return id.replaceFirst("(?<=.)[0-9A-F]{8}$", "");
  }

  /** The resolved value of a property; a missing node if there is none. */
  public JsonNode value(String... path) {
    var node = template.resolve(properties);
    for (var step : path) {
      node = template.resolve(node.path(step));
    }
    return node;
  }

  /** The resource that a property refers to. */
  public Optional<TemplateResource> referenced(String... path) {
    return template.referenced(value(path));
  }

  /**
   * The resource that a property refers to.
   *
   * @throws UnresolvedValue if it refers to none of this template
   */
  public TemplateResource reference(String... path) {
    return template.reference(value(path), path);
  }

  /**
   * The elements of a property that is a list; empty if it is absent.
   *
   * @throws UnresolvedValue if it is no list
   */
  public List<JsonNode> list(String... path) {
    return template.elements(value(path));
  }

  /** Whether it has the property. */
  public boolean has(String... path) {
    return !value(path).isMissingNode();
  }

  /**
   * A property as text.
   *
   * @throws UnresolvedValue if it is absent or no plain value
   */
  public String text(String... path) {
    return text(value(path), path);
  }

  /** A property as text, or a default if it is absent. */
  public String textOr(String absent, String... path) {
    return has(path) ? text(path) : absent;
  }

  /**
   * A property as a number.
   *
   * @throws UnresolvedValue if it is absent or no number
   */
  public BigDecimal number(String... path) {
    return number(value(path), path);
  }

  /** A property as a number, or a default if it is absent. */
  public BigDecimal number(long absent, String... path) {
    return has(path) ? number(path) : BigDecimal.valueOf(absent);
  }

  /**
   * A property as a whole number.
   *
   * @throws UnresolvedValue if it is absent or no whole number that an {@code int} can hold
   */
  public int integer(String... path) {
    return integer(value(path), path);
  }

  /** A property as a whole number, or a default if it is absent. */
  public int integer(int absent, String... path) {
    return has(path) ? integer(path) : absent;
  }

  /** Whether the property is present and true. */
  public boolean isTrue(String... path) {
    return has(path) && Boolean.parseBoolean(text(path));
  }

  /**
   * A value as text.
   *
   * @param path for the error message
   * @throws UnresolvedValue if it is absent or no plain value
   */
  public static String text(JsonNode value, String... path) {
    if (!value.isValueNode() || value.isNull()) {
      throw new UnresolvedValue(
          value.isMissingNode()
              ? "has no " + String.join(".", path)
              : "%s is %s, which the template does not say"
                  .formatted(String.join(".", path), value));
    }
    return value.asText();
  }

  /**
   * A value as a number.
   *
   * @param path for the error message
   * @throws UnresolvedValue if it is absent or no number
   */
  public static BigDecimal number(JsonNode value, String... path) {
    var text = text(value, path);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UnresolvedValue("%s is '%s', not a number".formatted(String.join(".", path), text));
    }
  }

  /**
   * A value as a whole number.
   *
   * @param path for the error message
   * @throws UnresolvedValue if it is absent or no whole number that an {@code int} can hold
   */
  public static int integer(JsonNode value, String... path) {
    var number = number(value, path);
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new UnresolvedValue(
          "%s is %s, no whole number below 2^31".formatted(String.join(".", path), number));
    }
  }
}
