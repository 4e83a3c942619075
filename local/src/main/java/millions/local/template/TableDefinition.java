package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;

/**
 * A DynamoDB table of a template.
 *
 * @param id its logical id in the template, by which settings refer to it
 * @param name as it is to be called; its logical id without the CDK's hash where it has none
 * @param attributes types by the names of the attributes that keys are made of: {@code S}, {@code
 *     N} or {@code B}
 * @param key of the table itself
 * @param indexes global secondary ones
 * @param timeToLive the attribute that says when an item expires
 * @param stream what the stream of changes shows, as {@code NEW_AND_OLD_IMAGES}
 */
public record TableDefinition(
    String id,
    String name,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> timeToLive,
    Optional<String> stream) {

  static final String TYPE = "AWS::DynamoDB::Table";

  /** The names of the attributes that make a key. */
  public record Key(String partition, Optional<String> sort) {}

  /**
   * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param included attributes of an {@code INCLUDE}
   */
  public record Index(String name, Key key, String projection, List<String> included) {}

  static TableDefinition of(TemplateResource table, TemplateReader reader) {
    var attributes = new LinkedHashMap<String, String>();
    for (var attribute : table.list("AttributeDefinitions")) {
      attributes.put(text(attribute, "AttributeName"), text(attribute, "AttributeType"));
    }
    return new TableDefinition(
        table.id(),
        reader.name(table, "TableName"),
        attributes,
        key(table.list("KeySchema")),
        table.list("GlobalSecondaryIndexes").stream().map(TableDefinition::index).toList(),
        table.isTrue("TimeToLiveSpecification", "Enabled")
            ? Optional.of(table.text("TimeToLiveSpecification", "AttributeName"))
            : Optional.empty(),
        table.has("StreamSpecification")
            ? Optional.of(table.text("StreamSpecification", "StreamViewType"))
            : Optional.empty());
  }

  private static Index index(JsonNode index) {
    return new Index(
        text(index, "IndexName"),
        key(index.path("KeySchema").valueStream().toList()),
        text(index.path("Projection"), "ProjectionType"),
        index.at("/Projection/NonKeyAttributes").valueStream().map(JsonNode::asText).toList());
  }

  private static Key key(List<JsonNode> schema) {
    return new Key(
        attribute(schema, "HASH")
            .orElseThrow(() -> new UnresolvedValue("has a KeySchema without HASH")),
        attribute(schema, "RANGE"));
  }

  private static Optional<String> attribute(List<JsonNode> schema, String type) {
    return schema.stream()
        .filter(attribute -> attribute.path("KeyType").asText().equals(type))
        .map(attribute -> text(attribute, "AttributeName"))
        .findFirst();
  }

  private static String text(JsonNode node, String field) {
    return TemplateResource.text(node.path(field), field);
  }
}
