package millions.infra.constructs;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * Where S3 and the balancer write who asked them for what. Creates a bucket that forgets after the
 * time the size states, and stays when the stack goes. At rest: what it holds.
 */
public final class LogBucket extends Construct {

  private final Bucket bucket;

  public LogBucket(Ground ground) {
    super(ground, "AccessLogs");
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
                        .expiration(Duration.days(ground.sizes().logDays()))
                        .build()))
            .build();
  }

  Bucket bucket() {
    return bucket;
  }
}
