package millions.infra.account.client;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import millions.infra.CommandFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Calls AWS and turns every failure into one sentence for the user. */
public final class AwsQuery {

  // The codes differ by service:
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> UNKNOWN =
      Set.of(
          "AuthFailure",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private static final String NO_CREDENTIALS =
      """
      No credentials for AWS were found; give them in one of three ways:
      the environment: export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... (and AWS_SESSION_TOKEN)
      a profile: aws configure --profile NAME, then: export AWS_PROFILE=NAME
      single sign-on: aws sso login --profile NAME, then: \
      eval "$(aws configure export-credentials --profile NAME --format env)\"""";

  private AwsQuery() {}

  /**
   * The result of the call.
   *
   * @param action the permission the call needs, {@code ec2:DescribeVpcs}
   * @throws CommandFailure if the call fails: exit code 3 if credentials or permissions are
   *     missing, else 1
   */
  public static <T> T of(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw refused(action, e);
    } catch (SdkClientException e) {
      throw unanswered(action, e);
    }
  }

  /** The result of the call, or empty if the credentials lack the permission. */
  public static <T> Optional<T> ifAllowed(String action, Supplier<T> call) {
    return of(
        action,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (AwsServiceException e) {
            if (DENIED.contains(code(e))) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** AWS's error code, or an empty string. */
  public static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  private static CommandFailure refused(String action, AwsServiceException e) {
    var code = code(e);
    if (EXPIRED.contains(code)) {
      return new CommandFailure(
          3, "The credentials have expired: get new ones (aws sso login, or a new session token).");
    }
    if (UNKNOWN.contains(code)) {
      return new CommandFailure(
          3, "AWS does not accept these credentials (%s): check key and secret.".formatted(code));
    }
    if (DENIED.contains(code)) {
      return new CommandFailure(
          3, "These credentials may not do %s: have it allowed, or take others.".formatted(action));
    }
    if (e.isThrottlingException()) {
      return new CommandFailure(
          1, "AWS is asked too much at the moment (%s): try again in a minute.".formatted(action));
    }
    return new CommandFailure(
        1,
        "AWS refused %s: %s (%s)."
            .formatted(
                action,
                e.awsErrorDetails() == null ? e.getMessage() : e.awsErrorDetails().errorMessage(),
                code.isEmpty() ? "status " + e.statusCode() : code));
  }

  private static CommandFailure unanswered(String action, SdkClientException e) {
    if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
      return new CommandFailure(3, NO_CREDENTIALS);
    }
    var timedOut =
        e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    var causes = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause);
    if (timedOut || causes.anyMatch(IOException.class::isInstance)) {
      return new CommandFailure(
          1, "AWS did not answer %s: check the network and its proxy.".formatted(action));
    }
    return new CommandFailure(
        1, "%s could not be asked: %s".formatted(action, e.getMessage().lines().findFirst().get()));
  }
}
