package millions.infra.account.stack;

import java.util.List;
import java.util.stream.Stream;

/** The AWS CLI commands that remove a retained resource; they are printed, never run. */
public record RemovalCommands(RetainedResource resource) {

  /** The commands, to be run in this order. */
  public List<String> commands() {
    return (resource.isSnapshot() ? ofSnapshots() : ofItself())
        .map(command -> command + " --region us-east-1")
        .toList();
  }

  private Stream<String> ofItself() {
    var id = quoted(resource.physicalId());
    return switch (resource.type()) {
      case "AWS::S3::Bucket" -> bucket(id);
      case "AWS::EC2::Volume" -> Stream.of("aws ec2 delete-volume --volume-id " + id);
      case "AWS::EC2::EIP" ->
          Stream.of(
              ("aws ec2 release-address --allocation-id \"$(aws ec2 describe-addresses --public-ips %s"
                      + " --query 'Addresses[0].AllocationId' --output text --region us-east-1)\"")
                  .formatted(id));
      case "AWS::RDS::DBInstance" ->
          Stream.of(
              "aws rds modify-db-instance --no-deletion-protection --apply-immediately"
                  + " --db-instance-identifier "
                  + id,
              "aws rds delete-db-instance --skip-final-snapshot --delete-automated-backups"
                  + " --db-instance-identifier "
                  + id);
      case "AWS::DynamoDB::Table" ->
          Stream.of(
              "aws dynamodb update-table --no-deletion-protection-enabled --table-name " + id,
              "aws dynamodb delete-table --table-name " + id);
      case "AWS::Logs::LogGroup" -> Stream.of("aws logs delete-log-group --log-group-name " + id);
      case "AWS::KMS::Key" ->
          Stream.of("aws kms schedule-key-deletion --pending-window-in-days 7 --key-id " + id);
      case "AWS::SecretsManager::Secret" ->
          Stream.of(
              "aws secretsmanager delete-secret --recovery-window-in-days 7 --secret-id " + id);
      case "AWS::SQS::Queue" -> Stream.of("aws sqs delete-queue --queue-url " + id);
      default ->
          Stream.of(
              "aws cloudcontrol delete-resource --type-name %s --identifier %s"
                  .formatted(resource.type(), id));
    };
  }

  // A versioned bucket is empty only without any version; one response lists a thousand.
  private Stream<String> bucket(String id) {
    var empty = "aws s3 rm s3://%s --recursive".formatted(resource.physicalId());
    var delete = "aws s3api delete-bucket --bucket " + id;
    if (resource.definition().at("/Properties/VersioningConfiguration/Status").asText().isEmpty()) {
      return Stream.of(empty, delete);
    }
    var versions =
        Stream.of("Versions", "DeleteMarkers")
            .map(
                list ->
                    ("aws s3api delete-objects --bucket %1$s --delete \"$(aws s3api"
                            + " list-object-versions --bucket %1$s --max-items 1000 --output json"
                            + " --query '{Objects: %2$s[].{Key: Key, VersionId: VersionId}}'"
                            + " --region us-east-1)\"")
                        .formatted(id, list));
    return Stream.concat(Stream.concat(Stream.of(empty), versions), Stream.of(delete));
  }

  private Stream<String> ofSnapshots() {
    var id = quoted(resource.physicalId());
    return Stream.of(
        switch (resource.type()) {
          case "AWS::EC2::Volume" ->
              eachOf(
                  "aws ec2 describe-snapshots --owner-ids self --filters Name=volume-id,Values="
                      + resource.physicalId()
                      + " --query 'Snapshots[].[SnapshotId]'",
                  "aws ec2 delete-snapshot --snapshot-id");
          case "AWS::RDS::DBInstance" ->
              eachOf(
                  "aws rds describe-db-snapshots --snapshot-type manual --db-instance-identifier "
                      + id
                      + " --query 'DBSnapshots[].[DBSnapshotIdentifier]'",
                  "aws rds delete-db-snapshot --db-snapshot-identifier");
          case "AWS::RDS::DBCluster" ->
              eachOf(
                  "aws rds describe-db-cluster-snapshots --snapshot-type manual"
                      + " --db-cluster-identifier "
                      + id
                      + " --query 'DBClusterSnapshots[].[DBClusterSnapshotIdentifier]'",
                  "aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier");
          case "AWS::ElastiCache::ReplicationGroup" ->
              eachOf(
                  "aws elasticache describe-snapshots --snapshot-source manual"
                      + " --replication-group-id "
                      + id
                      + " --query 'Snapshots[].[SnapshotName]'",
                  "aws elasticache delete-snapshot --snapshot-name");
          default ->
              "aws resourcegroupstaggingapi get-resources --tag-filters Key=project,Values=millions";
        });
  }

  private static String eachOf(String list, String command) {
    return "%s --output text --region us-east-1 | xargs -r -I{} %s {}".formatted(list, command);
  }

  private static String quoted(String id) {
    return id.matches("[\\w./:@-]+") ? id : "'" + id + "'";
  }
}
