package millions.infra.synthesis;

import java.util.Map;
import millions.infra.RefusedOption;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.options.Options;
import millions.infra.stages.Picture;
import millions.infra.stages.Stage1SingleBox;
import millions.infra.stages.Stage2SeparateData;
import millions.infra.stages.Stage3LoadBalanced;
import millions.infra.stages.Stage4CachedReads;
import millions.ladder.Stage;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Creates CDK apps that hold one stage each. */
public final class StageApp {

  /** Context for the CDK itself, the same as in {@code cdk.json}. */
  private static final Map<String, Object> CONTEXT =
      Map.of(
          "@aws-cdk/core:validateAgainstDefaultRules", true,
          "@aws-cdk/core:enablePartitionLiterals", true,
          "@aws-cdk/aws-iam:minimizePolicies", true,
          // Without it the log bucket would need access control lists.
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          "aws:cdk:enable-path-metadata", false,
          "aws:cdk:version-reporting", false);

  private StageApp() {}

  /** A CDK app without a stage. */
  public static App create(AppProps.Builder props) {
    return new App(props.context(CONTEXT).build());
  }

  /**
   * Adds the stack of a stage to the app.
   *
   * @throws RefusedOption if the application to deploy is not built
   */
  public static MillionsStack addStage(App app, Options options) {
    var stack = new MillionsStack(app, options);
    picture(options.stage()).draw(stack);
    return stack;
  }

  private static Picture picture(Stage stage) {
    return switch (stage) {
      case SINGLE_BOX -> new Stage1SingleBox();
      case SEPARATE_DATA -> new Stage2SeparateData();
      case LOAD_BALANCED -> new Stage3LoadBalanced();
      case CACHED_READS -> new Stage4CachedReads();
      case AUTOSCALED, ASYNC_WORKERS, PARTITIONED_DATA ->
          throw new IllegalArgumentException(stage + " is not built yet");
    };
  }
}
