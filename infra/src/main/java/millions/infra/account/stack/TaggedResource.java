package millions.infra.account.stack;

import java.util.Map;

/**
 * A resource of the account that has the project's tag.
 *
 * @param service as in its ARN, {@code ec2}
 * @param kind as in its ARN, {@code volume}
 */
public record TaggedResource(String arn, String service, String kind) {

  // CloudFormation's types for the services and kinds of ARNs.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("cloudfront:distribution", "AWS::CloudFront::Distribution"),
          Map.entry("dynamodb:table", "AWS::DynamoDB::Table"),
          Map.entry("ec2:elastic-ip", "AWS::EC2::EIP"),
          Map.entry("ec2:instance", "AWS::EC2::Instance"),
          Map.entry("ec2:natgateway", "AWS::EC2::NatGateway"),
          Map.entry("ec2:volume", "AWS::EC2::Volume"),
          Map.entry("ec2:vpc-endpoint", "AWS::EC2::VPCEndpoint"),
          Map.entry("elasticache:replicationgroup", "AWS::ElastiCache::ReplicationGroup"),
          Map.entry(
              "elasticloadbalancing:loadbalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
          Map.entry("kms:key", "AWS::KMS::Key"),
          Map.entry("logs:log-group", "AWS::Logs::LogGroup"),
          Map.entry("rds:db", "AWS::RDS::DBInstance"),
          Map.entry("s3:bucket", "AWS::S3::Bucket"),
          Map.entry("secretsmanager:secret", "AWS::SecretsManager::Secret"),
          Map.entry("sqs:queue", "AWS::SQS::Queue"));

  /** {@code arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE}, the resource as kind/id or kind:id. */
  public static TaggedResource of(String arn) {
    var parts = arn.split(":", 6);
    var resource = parts[5];
    var kind =
        switch (parts[2]) {
          case "s3" -> "bucket";
          case "sqs" -> "queue";
          default -> resource.split("[:/]")[0];
        };
    return new TaggedResource(arn, parts[2], kind);
  }

  /** CloudFormation's type if it is known here, else service and kind. */
  public String type() {
    var words = service + ":" + kind;
    return TYPES.getOrDefault(words, words);
  }
}
