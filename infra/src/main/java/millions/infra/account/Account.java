package millions.infra.account;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import millions.infra.Options;
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

/** The account behind the credentials that were found, in the one region of this project. */
record Account(
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
    // Nobody reads the SDK's log here, and SLF4J would say so on every run.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** Looks for credentials where the AWS command line does; asks nothing yet. */
  static Account open() {
    return with(new Way(Optional.empty(), DefaultCredentialsProvider.builder().build(), ATTEMPTS));
  }

  /** Asks somebody else than AWS, and no answer twice. */
  static Account at(URI endpoint, AwsCredentialsProvider credentials) {
    return with(new Way(Optional.of(endpoint), credentials, 1));
  }

  private static Account with(Way way) {
    var http = UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)).build();
    return new Account(
        way.to(StsClient.builder(), http),
        way.to(CloudFormationClient.builder(), http),
        way.to(Ec2Client.builder(), http),
        way.to(SsmClient.builder(), http),
        way.to(ServiceQuotasClient.builder(), http),
        way.to(ResourceGroupsTaggingApiClient.builder(), http),
        http);
  }

  /**
   * The account's number.
   *
   * @throws millions.infra.CommandFailure when there are no credentials, or AWS refuses them
   */
  String number() {
    return Asked.of("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
  }

  @Override
  public void close() {
    http.close();
  }

  private record Way(Optional<URI> endpoint, AwsCredentialsProvider credentials, int attempts) {

    <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C to(
        B builder, SdkHttpClient http) {
      endpoint.ifPresent(builder::endpointOverride);
      return builder
          .httpClient(http)
          .region(Region.of(Options.REGION))
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
