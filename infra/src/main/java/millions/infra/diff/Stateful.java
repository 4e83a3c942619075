package millions.infra.diff;

import java.util.Set;

/** The types of resources that keep data or an address others know. */
public final class Stateful {

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

  private Stateful() {}

  public static boolean is(String type) {
    return TYPES.contains(type);
  }
}
