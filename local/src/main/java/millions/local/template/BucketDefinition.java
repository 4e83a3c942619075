package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import millions.ladder.template.TemplateResource;

/**
 * An S3 bucket of a template.
 *
 * @param id its logical id in the template, by which settings refer to it
 * @param name as it is to be called; its logical id without the CDK's hash where it has none
 * @param versioned whether what is overwritten or deleted is kept as an older version
 * @param expiries after how many days objects go by themselves
 * @param notifications who is told of new objects
 */
public record BucketDefinition(
    String id,
    String name,
    boolean versioned,
    List<Expiry> expiries,
    List<Notification> notifications) {

  static final String TYPE = "AWS::S3::Bucket";

  /**
   * @param prefix of the keys; empty for all
   * @param days from 1
   */
  public record Expiry(String prefix, int days) {}

  /**
   * @param event as {@code s3:ObjectCreated:*}
   * @param prefix of the keys; empty for all
   * @param target logical id of the queue or function
   */
  public record Notification(String event, String prefix, String target) {}

  static BucketDefinition of(TemplateResource bucket, TemplateReader reader) {
    return new BucketDefinition(
        bucket.id(),
        reader.name(bucket, "BucketName"),
        bucket.textOr("", "VersioningConfiguration", "Status").equals("Enabled"),
        bucket.list("LifecycleConfiguration", "Rules").stream()
            .filter(rule -> rule.path("Status").asText().equals("Enabled"))
            .flatMap(rule -> expiry(rule).stream())
            .toList(),
        List.of("QueueConfigurations", "LambdaConfigurations").stream()
            .flatMap(kind -> bucket.list("NotificationConfiguration", kind).stream())
            .map(told -> notification(told, bucket))
            .toList());
  }

  private static Optional<Expiry> expiry(JsonNode rule) {
    return rule.has("ExpirationInDays")
        ? Optional.of(
            new Expiry(
                rule.path("Prefix").asText(""),
                TemplateResource.integer(rule.path("ExpirationInDays"), "ExpirationInDays")))
        : Optional.empty();
  }

  private static Notification notification(JsonNode told, TemplateResource bucket) {
    var target = told.has("Queue") ? "Queue" : "Function";
    return new Notification(
        TemplateResource.text(told.path("Event"), "Event"),
        told.at("/Filter/S3Key/Rules")
            .valueStream()
            .filter(rule -> rule.path("Name").asText().equalsIgnoreCase("prefix"))
            .map(rule -> rule.path("Value").asText())
            .findFirst()
            .orElse(""),
        bucket.template().reference(told.path(target), target).id());
  }
}
