package millions.infra.account.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource with deletion protection, on which the deletion of its stack would fail half way.
 *
 * @param command the AWS CLI command that switches the protection off
 */
public record ProtectedResource(String logicalId, String command) {

  /** The protected resources of a template that CloudFormation would delete, snapshot or not. */
  public static List<ProtectedResource> in(JsonNode template, Map<String, String> physicalIds) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> physicalIds.containsKey(entry.getKey()))
        .filter(entry -> !RetainedResource.deletionPolicy(entry.getValue()).startsWith("Retain"))
        .flatMap(
            entry ->
                command(entry.getValue(), physicalIds.get(entry.getKey()))
                    .map(
                        command ->
                            new ProtectedResource(entry.getKey(), command + " --region us-east-1"))
                    .stream())
        .toList();
  }

  private static Optional<String> command(JsonNode resource, String id) {
    var properties = resource.path("Properties");
    return switch (resource.path("Type").asText()) {
      case "AWS::RDS::DBInstance" ->
          Optional.of(
                  "aws rds modify-db-instance --no-deletion-protection --apply-immediately"
                      + " --db-instance-identifier "
                      + id)
              .filter(it -> properties.path("DeletionProtection").asBoolean());
      case "AWS::RDS::DBCluster" ->
          Optional.of(
                  "aws rds modify-db-cluster --no-deletion-protection --apply-immediately"
                      + " --db-cluster-identifier "
                      + id)
              .filter(it -> properties.path("DeletionProtection").asBoolean());
      case "AWS::DynamoDB::Table" ->
          Optional.of(
                  "aws dynamodb update-table --no-deletion-protection-enabled --table-name " + id)
              .filter(it -> properties.path("DeletionProtectionEnabled").asBoolean());
      case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
          Optional.of(
                  "aws elbv2 modify-load-balancer-attributes"
                      + " --attributes Key=deletion_protection.enabled,Value=false"
                      + " --load-balancer-arn "
                      + id)
              .filter(it -> hasProtection(properties.path("LoadBalancerAttributes")));
      default -> Optional.empty();
    };
  }

  private static boolean hasProtection(JsonNode attributes) {
    return attributes
        .valueStream()
        .anyMatch(
            attribute ->
                attribute.path("Key").asText().equals("deletion_protection.enabled")
                    && attribute.path("Value").asBoolean());
  }
}
