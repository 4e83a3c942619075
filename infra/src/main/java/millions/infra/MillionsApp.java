package millions.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import millions.infra.constructs.MillionsStack;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * The CDK app: {@code cd infra && npx cdk deploy -c stage=4}.
 *
 * <p>One app has one stage. The account is that of the credentials the CDK's command line found,
 * unless the context names another.
 */
public final class MillionsApp {

  /** Context for the CDK itself, the same as in {@code cdk.json}. */
  static final Map<String, Object> CONTEXT =
      Map.of(
          "@aws-cdk/core:validateAgainstDefaultRules", true,
          "@aws-cdk/core:enablePartitionLiterals", true,
          "@aws-cdk/aws-iam:minimizePolicies", true,
          // Without it the log bucket would need access control lists.
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          "aws:cdk:enable-path-metadata", false,
          "aws:cdk:version-reporting", false);

  private MillionsApp() {}

  public static void main(String[] arguments) {
    var app = new App(AppProps.builder().context(CONTEXT).build());
    Function<String, Object> context = app.getNode()::tryGetContext;
    var account = Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT"));
    try {
      draw(
          app,
          Options.read(
              key ->
                  key.equals("account") && context.apply(key) == null
                      ? account.orElse(null)
                      : context.apply(key)));
    } catch (RefusedOption refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
    app.synth();
  }

  static MillionsStack draw(App app, Options options) {
    var stack = new MillionsStack(app, options);
    options.stage().picture().draw(stack);
    return stack;
  }
}
