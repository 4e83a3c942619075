package millions.ladder.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.ladder.Stage;

/**
 * Resolves CloudFormation's intrinsic functions as far as a template alone allows: parameters with
 * their defaults, conditions on them, mappings, joins. Anything else stays unresolved.
 */
final class IntrinsicFunctions {

  private final JsonNode template;

  IntrinsicFunctions(JsonNode template) {
    this.template = template;
  }

  JsonNode resolve(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return node;
    }
    var function = node.properties().iterator().next();
    var given = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> reference(node, given.asText());
      case "Fn::If" ->
          condition(given.path(0).asText())
              .map(yes -> resolve(given.path(yes ? 1 : 2)))
              .orElse(node);
      case "Fn::FindInMap" -> {
        var found =
            template
                .path("Mappings")
                .path(resolve(given.path(0)).asText())
                .path(resolve(given.path(1)).asText())
                .path(resolve(given.path(2)).asText());
        yield found.isMissingNode() ? node : found;
      }
      case "Fn::Join" -> join(node, given);
      default -> node;
    };
  }

  private JsonNode reference(JsonNode node, String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    if (name.equals("AWS::Region")) {
      return TextNode.valueOf(Stage.REGION);
    }
    var parameter = template.path("Parameters").path(name);
    // The default of such a parameter is the name of an SSM parameter, not its value.
    var stored = parameter.path("Type").asText().startsWith("AWS::SSM::Parameter::");
    return parameter.has("Default") && !stored ? parameter.path("Default") : node;
  }

  private JsonNode join(JsonNode node, JsonNode given) {
    var parts = given.path(1).valueStream().map(this::resolve).toList();
    return parts.stream().allMatch(JsonNode::isValueNode)
        ? TextNode.valueOf(
            parts.stream()
                .map(JsonNode::asText)
                .collect(Collectors.joining(given.path(0).asText())))
        : node;
  }

  Optional<Boolean> condition(String name) {
    var condition = template.path("Conditions").path(name);
    return condition.isMissingNode() ? Optional.empty() : truth(condition);
  }

  private Optional<Boolean> truth(JsonNode node) {
    if (node instanceof BooleanNode known) {
      return Optional.of(known.booleanValue());
    }
    if (node.has("Condition")) {
      return condition(node.path("Condition").asText());
    }
    if (node.has("Fn::Not")) {
      return truth(node.path("Fn::Not").path(0)).map(yes -> !yes);
    }
    if (node.has("Fn::Equals")) {
      var left = resolve(node.path("Fn::Equals").path(0));
      var right = resolve(node.path("Fn::Equals").path(1));
      return left.isValueNode() && right.isValueNode()
          ? Optional.of(left.asText().equals(right.asText()))
          : Optional.empty();
    }
    if (node.has("Fn::And")) {
      return all(node.path("Fn::And"), true);
    }
    return node.has("Fn::Or") ? all(node.path("Fn::Or"), false) : Optional.empty();
  }

  /** True if all conditions are {@code wanted}, false if one is known not to be, else empty. */
  private Optional<Boolean> all(JsonNode conditions, boolean wanted) {
    var truths = conditions.valueStream().map(this::truth).toList();
    if (truths.contains(Optional.of(!wanted))) {
      return Optional.of(!wanted);
    }
    return truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(wanted);
  }
}
