package millions.infra.diff;

import java.util.Set;

/** The CloudFormation types whose resources hold data, or an address that others know. */
public final class StatefulTypes {

  private static final Set<String> TYPES =
      Set.of(
          "AWS::DynamoDB::GlobalTable",
          "AWS::DynamoDB::Table",
          "AWS::EC2::EIP",
          "AWS::EC2::Volume",
          "AWS::EFS::FileSystem",
          "AWS::ElastiCache::CacheCluster",
          "AWS::ElastiCache::ReplicationGroup",
          "AWS::ElastiCache::ServerlessCache",
          "AWS::Kinesis::Stream",
          "AWS::KMS::Key",
          "AWS::Logs::LogGroup",
          "AWS::RDS::DBCluster",
          "AWS::RDS::DBInstance",
          "AWS::S3::Bucket",
          "AWS::SecretsManager::Secret",
          "AWS::SQS::Queue");

  private StatefulTypes() {}

  /** Whether resources of this type are stateful. */
  public static boolean contains(String type) {
    return TYPES.contains(type);
  }
}
