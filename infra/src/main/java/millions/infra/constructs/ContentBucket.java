package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.StageConstruct;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;

/**
 * The S3 bucket for the texts of pastes, static files under {@code static/} and segments of access
 * logs under {@code access-logs/}.
 *
 * <p>Creates a private, encrypted, versioned bucket, which CloudFormation retains when it deletes
 * the stack. At rest: its stored gigabytes.
 */
public final class ContentBucket extends StageConstruct implements BackingService {

  static final String EDGE_LOGS = "access-logs/edge";
  static final String STATIC_FILES = "static";

  private final Bucket bucket;

  public ContentBucket(MillionsStack stack, AccessLogBucket logs) {
    super(stack, "Content", "S3<br>content and static files");
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .versioned(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .serverAccessLogsBucket(logs.bucket())
            .serverAccessLogsPrefix("content/")
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("what-was-deleted")
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .noncurrentVersionExpiration(Duration.days(stack.sizing().backupDays()))
                        .expiredObjectDeleteMarker(true)
                        .build(),
                    LifecycleRule.builder()
                        .id("access-logs")
                        .prefix("access-logs/")
                        .expiration(Duration.days(stack.sizing().logDays()))
                        .build()))
            .build();
    stack.addOutput("ContentBucket", bucket.getBucketName());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_CONTENT_S3_BUCKET", bucket.getBucketName(),
        "AWS_REGION", stack().options().region());
  }

  @Override
  public List<PolicyStatement> permissions() {
    return List.of(
        WebServers.allow(List.of(bucket.getBucketArn()), "s3:ListBucket"),
        WebServers.allow(
            List.of(bucket.arnForObjects("*")), "s3:GetObject", "s3:PutObject", "s3:DeleteObject"));
  }

  @Override
  public Optional<String> wildcardReason() {
    return Optional.of("The objects of this one bucket, whose keys the application makes.");
  }

  @Override
  public String arrowLabel() {
    return "content";
  }

  Bucket bucket() {
    return bucket;
  }
}
