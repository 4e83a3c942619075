package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CloudFormation template: its resources, and what the values in them stand for. */
final class Template {

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Values values;

  Template(JsonNode template) {
    values = new Values(template);
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> resources.put(entry.getKey(), resource(entry.getKey(), entry.getValue())));
  }

  private Resource resource(String id, JsonNode node) {
    return new Resource(
        this,
        id,
        node.path("Type").asText(),
        node.path("Condition").asText(""),
        node.path("Properties"));
  }

  /** All but those whose condition is known not to hold. */
  Stream<Resource> resources() {
    return resources.values().stream().filter(resource -> holds(resource.condition()).orElse(true));
  }

  Stream<Resource> resources(String type) {
    return resources().filter(resource -> resource.type().equals(type));
  }

  boolean has(String type) {
    return resources(type).findAny().isPresent();
  }

  /** The types in it, each with its resources. */
  Map<String, List<Resource>> byType() {
    return resources()
        .collect(Collectors.groupingBy(Resource::type, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether the condition holds; empty if the template alone does not say. */
  Optional<Boolean> holds(String condition) {
    return condition.isEmpty() ? Optional.of(true) : values.condition(condition);
  }

  /** The value with its functions worked out as far as the template allows. */
  JsonNode value(JsonNode node) {
    return values.of(node);
  }

  /**
   * The resource a {@code Ref} or {@code Fn::GetAtt} points at, also as a part of a longer name:
   * the CDK joins a database's ARN around its {@code Ref}.
   */
  Optional<Resource> follow(JsonNode node) {
    var value = value(node);
    if (value.has("Ref")) {
      return Optional.ofNullable(resources.get(value.path("Ref").asText()));
    }
    if (value.has("Fn::Join")) {
      var targets =
          value
              .path("Fn::Join")
              .path(1)
              .valueStream()
              .map(this::follow)
              .flatMap(Optional::stream)
              .distinct()
              .toList();
      return targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
    }
    var attribute = value.path("Fn::GetAtt");
    var target =
        attribute.isTextual() ? attribute.asText().split("\\.")[0] : attribute.path(0).asText();
    return Optional.ofNullable(resources.get(target));
  }

  /** All elements of a list, those of a conditional list too. */
  List<JsonNode> elements(JsonNode node) {
    var list = new ArrayList<JsonNode>();
    var value = value(node);
    if (value.isObject()) {
      throw new NotPriced("a list is given as %s".formatted(value));
    }
    value.forEach(
        element -> {
          var worked = value(element);
          if (!worked.isMissingNode()) {
            list.add(worked);
          }
        });
    return list;
  }
}
