package millions.infra.constructs;

import java.util.List;
import millions.infra.constructs.stack.MillionsStack;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The S3 bucket for the access logs of the content bucket and the balancer. Creates a bucket that
 * deletes logs after {@code Sizing.logDays} and that CloudFormation retains when it deletes the
 * stack. At rest: its stored gigabytes.
 */
public final class AccessLogBucket extends Construct {

  private final Bucket bucket;

  public AccessLogBucket(MillionsStack stack) {
    super(stack, "AccessLogs");
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .removalPolicy(RemovalPolicy.RETAIN)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("kept-for-a-time")
                        .expiration(Duration.days(stack.sizing().logDays()))
                        .build()))
            .build();
  }

  Bucket bucket() {
    return bucket;
  }
}
