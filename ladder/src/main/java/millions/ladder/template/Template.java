package millions.ladder.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CloudFormation template whose intrinsic functions are resolved as far as possible. */
public final class Template {

  private final Map<String, TemplateResource> resources = new LinkedHashMap<>();
  private final IntrinsicFunctions functions;

  /** Reads the JSON of a template. */
  public Template(JsonNode template) {
    functions = new IntrinsicFunctions(template);
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> resources.put(entry.getKey(), resource(entry.getKey(), entry.getValue())));
  }

  private TemplateResource resource(String id, JsonNode node) {
    return new TemplateResource(
        this,
        id,
        node.path("Type").asText(),
        node.path("Condition").asText(""),
        node.path("Properties"));
  }

  /** All resources but those whose condition is known to be false. */
  public Stream<TemplateResource> resources() {
    return resources.values().stream().filter(resource -> holds(resource.condition()).orElse(true));
  }

  /** Those of one type. */
  public Stream<TemplateResource> resources(String type) {
    return resources().filter(resource -> resource.type().equals(type));
  }

  /** Whether there is a resource of this type. */
  public boolean has(String type) {
    return resources(type).findAny().isPresent();
  }

  /** All resources by type, in the order of the template. */
  public Map<String, List<TemplateResource>> byType() {
    return resources()
        .collect(
            Collectors.groupingBy(TemplateResource::type, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether the condition is true; empty if the template alone does not tell. */
  public Optional<Boolean> holds(String condition) {
    return condition.isEmpty() ? Optional.of(true) : functions.condition(condition);
  }

  /** The value with its intrinsic functions resolved as far as the template allows. */
  public JsonNode resolve(JsonNode node) {
    return functions.resolve(node);
  }

  /**
   * The resource that a {@code Ref} or {@code Fn::GetAtt} refers to, also inside an {@code
   * Fn::Join}: the CDK joins a database's ARN around its {@code Ref}.
   */
  public Optional<TemplateResource> referenced(JsonNode node) {
    var value = resolve(node);
    if (value.has("Ref")) {
      return Optional.ofNullable(resources.get(value.path("Ref").asText()));
    }
    if (value.has("Fn::Join")) {
      var targets =
          value
              .path("Fn::Join")
              .path(1)
              .valueStream()
              .map(this::referenced)
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

  /**
   * The resource that a value refers to, as {@link #referenced}.
   *
   * @param path for the error message
   * @throws UnresolvedValue if it refers to none of this template
   */
  public TemplateResource reference(JsonNode node, String... path) {
    return referenced(node)
        .orElseThrow(
            () ->
                new UnresolvedValue(
                    "%s is %s, no resource of the template"
                        .formatted(String.join(".", path), node)));
  }

  /**
   * A value as text, also where it is joined or encoded ({@code Fn::Base64}, which is not applied).
   *
   * @param deployed what became of a value that the template alone does not give; {@code ?} stands
   *     for it where that is empty
   */
  public String text(JsonNode node, Function<JsonNode, Optional<String>> deployed) {
    if (node.has("Fn::Base64")) {
      return text(node.path("Fn::Base64"), deployed);
    }
    if (node.has("Fn::Join")) {
      return node.at("/Fn::Join/1")
          .valueStream()
          .map(element -> text(element, deployed))
          .collect(Collectors.joining(node.at("/Fn::Join/0").asText()));
    }
    if (node.isValueNode()) {
      return node.asText();
    }
    return deployed.apply(node).orElseGet(() -> known(resolve(node), deployed));
  }

  private String known(JsonNode resolved, Function<JsonNode, Optional<String>> deployed) {
    return resolved.isValueNode() || resolved.has("Fn::Join") ? text(resolved, deployed) : "?";
  }

  /**
   * The resolved elements of a list.
   *
   * @throws UnresolvedValue if it is no list
   */
  public List<JsonNode> elements(JsonNode node) {
    var list = new ArrayList<JsonNode>();
    var value = resolve(node);
    if (value.isObject()) {
      throw new UnresolvedValue("a list is given as %s".formatted(value));
    }
    value.forEach(
        element -> {
          var resolved = resolve(element);
          if (!resolved.isMissingNode()) {
            list.add(resolved);
          }
        });
    return list;
  }
}
