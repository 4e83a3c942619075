package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.net.URI;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.account.preflight.Preflight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

class AwsQueryTest {

  private final RecordedAws aws = new RecordedAws();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void credentialsBelongToAnAccount() {
    aws.with("GetCallerIdentity.xml");

    try (var account = aws.account()) {
      assertThat(account.id()).isEqualTo("123456789012");
    }
  }

  @Test
  void expiredCredentialsAreMissing() {
    aws.with("GetCallerIdentity.expired.400.xml");

    var failure = failure(aws.account());

    assertThat(failure.exitCode()).isEqualTo(3);
    assertThat(failure).hasMessageStartingWith("The credentials have expired: get new ones");
  }

  @Test
  void unknownCredentialsAreMissing() {
    aws.with("GetCallerIdentity.unknown.403.xml");

    var failure = failure(aws.account());

    assertThat(failure.exitCode()).isEqualTo(3);
    assertThat(failure).hasMessageStartingWith("AWS does not accept these credentials");
  }

  @Test
  void throttledCallFails() {
    aws.with("GetCallerIdentity.throttled.400.xml");

    var failure = failure(aws.account());

    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure).hasMessageContaining("try again in a minute");
  }

  @Test
  void throttledCallOfAJsonServiceFailsToo() {
    aws.with("GetCallerIdentity.xml", "GetParameter.throttled.400.json");

    try (var account = aws.account()) {
      var failure =
          catchThrowableOfType(
              CommandFailure.class, () -> new Preflight(account).bootstrap("123456789012"));
      assertThat(failure.exitCode()).isEqualTo(1);
      assertThat(failure).hasMessageContaining("asked too much at the moment (ssm:GetParameter)");
    }
  }

  @Test
  void deniedCallNamesThePermission() {
    aws.with("DescribeStacks.denied.403.xml");

    try (var account = aws.account()) {
      var failure = catchThrowableOfType(CommandFailure.class, () -> new Stacks(account).find());
      assertThat(failure.exitCode()).isEqualTo(3);
      assertThat(failure).hasMessageContaining("may not do cloudformation:DescribeStacks");
    }
  }

  @Test
  void unreachableEndpointFails() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    var failure =
        failure(
            Account.at(
                URI.create("http://127.0.0.1:" + closed), AnonymousCredentialsProvider.create()));

    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure).hasMessageContaining("did not answer").hasMessageContaining("network");
  }

  @Test
  void absentCredentialsComeWithThreeWaysToGiveThem() {
    var nowhere =
        AwsCredentialsProviderChain.of(
            ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.aggregator().build())
                .build());

    var failure = failure(Account.at(aws.uri(), nowhere));

    assertThat(failure.exitCode()).isEqualTo(3);
    assertThat(failure.getMessage().lines())
        .hasSize(4)
        .first()
        .isEqualTo("No credentials for AWS were found; give them in one of three ways:");
    assertThat(aws.actions()).isEmpty();
  }

  private static CommandFailure failure(Account opened) {
    try (var account = opened) {
      return catchThrowableOfType(CommandFailure.class, account::id);
    }
  }
}
