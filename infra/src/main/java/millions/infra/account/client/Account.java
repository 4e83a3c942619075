package millions.infra.account.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import millions.ladder.Stage;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** SDK clients of one AWS account, in the one region of this project. */
public record Account(
    StsClient sts,
    CloudFormationClient cloudFormation,
    Ec2Client ec2,
    SsmClient ssm,
    ServiceQuotasClient quotas,
    ResourceGroupsTaggingApiClient tags,
    SdkHttpClient http)
    implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  static {
    // Without a logging library SLF4J would print a warning on every run.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** Takes the credentials that the AWS CLI would take; sends no request yet. */
  public static Account open() {
    return using(
        new ClientSettings(
            Optional.empty(), DefaultCredentialsProvider.builder().build(), ATTEMPTS));
  }

  /** Sends all requests to another endpoint than AWS's, without retries. */
  public static Account at(URI endpoint, AwsCredentialsProvider credentials) {
    return using(new ClientSettings(Optional.of(endpoint), credentials, 1));
  }

  private static Account using(ClientSettings settings) {
    var http = UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)).build();
    return new Account(
        settings.to(StsClient.builder(), http),
        settings.to(CloudFormationClient.builder(), http),
        settings.to(Ec2Client.builder(), http),
        settings.to(SsmClient.builder(), http),
        settings.to(ServiceQuotasClient.builder(), http),
        settings.to(ResourceGroupsTaggingApiClient.builder(), http),
        http);
  }

  /**
   * The account's 12-digit id.
   *
   * @throws millions.infra.CommandFailure when there are no credentials, or AWS refuses them
   */
  public String id() {
    return AwsQuery.of("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
  }

  @Override
  public void close() {
    http.close();
  }

  private record ClientSettings(
      Optional<URI> endpoint, AwsCredentialsProvider credentials, int attempts) {

    <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C to(
        B builder, SdkHttpClient http) {
      endpoint.ifPresent(builder::endpointOverride);
      return builder
          .httpClient(http)
          .region(Region.of(Stage.REGION))
          .credentialsProvider(credentials)
          .overrideConfiguration(
              ClientOverrideConfiguration.builder()
                  .apiCallTimeout(Duration.ofSeconds(30))
                  .apiCallAttemptTimeout(Duration.ofSeconds(10))
                  .retryStrategy(
                      AwsRetryStrategy.standardRetryStrategy().toBuilder()
                          .maxAttempts(attempts)
                          .build())
                  .build())
          .build();
    }
  }
}
