package millions.infra;

import java.util.Optional;
import java.util.function.Function;
import millions.infra.options.Options;
import millions.infra.synthesis.StageApp;
import software.amazon.awscdk.AppProps;

/**
 * The CDK app: {@code cd infra && npx cdk deploy -c stage=4}.
 *
 * <p>One app has one stage. The account is that of the credentials the CDK's command line found,
 * unless the context names another.
 */
public final class MillionsApp {

  private MillionsApp() {}

  public static void main(String[] arguments) {
    var app = StageApp.create(AppProps.builder());
    Function<String, Object> context = app.getNode()::tryGetContext;
    var account = Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT"));
    try {
      StageApp.addStage(
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
}
