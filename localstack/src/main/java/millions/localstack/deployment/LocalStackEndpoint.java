package millions.localstack.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import millions.ladder.Stage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Where AWS's interfaces answer when it is not AWS: an emulator, which takes any credentials.
 *
 * @param endpoint of all services
 */
public record LocalStackEndpoint(URI endpoint) {

  /** The account every emulator knows. */
  static final String ACCOUNT = "000000000000";

  /** How long a question may take: the emulator is a neighbour, but a busy one. */
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private static final Duration CALL = Duration.ofSeconds(30);
  private static final String ANYBODY = "test";

  /** What the SDK is to read instead of the user's files. */
  public static final String NO_FILE = "/dev/null";

  /** Leads the CDK there with all it asks of AWS. */
  Map<String, String> environmentOfTheCdk() {
    return environment("AWS_ENDPOINT_URL");
  }

  /** Leads a program there for S3 alone: its other services may be stood in for elsewhere. */
  Map<String, String> environmentForS3() {
    return environment("AWS_ENDPOINT_URL_S3");
  }

  /**
   * The variables that the AWS SDKs of all languages read. The user's own files are shut out: a
   * line in them may make the SDK ignore the endpoint.
   */
  private Map<String, String> environment(String endpointVariable) {
    return Map.of(
        "AWS_CONFIG_FILE",
        NO_FILE,
        "AWS_SHARED_CREDENTIALS_FILE",
        NO_FILE,
        endpointVariable,
        endpoint.toString(),
        "AWS_REGION",
        Stage.REGION,
        "AWS_ACCESS_KEY_ID",
        ANYBODY,
        "AWS_SECRET_ACCESS_KEY",
        ANYBODY);
  }

  <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Stage.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ANYBODY, ANYBODY)))
        .overrideConfiguration(
            options -> options.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
        .build();
  }
}
