package millions.infra.constructs.stack;

import java.util.List;
import java.util.Locale;
import millions.infra.options.Options;
import millions.infra.options.Sizing;
import millions.ladder.CdkCommandLine;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/**
 * The CloudFormation stack of every stage.
 *
 * <p>Its name and its construct path are the same on all stages, so {@code cdk deploy -c stage=4}
 * updates a running stage 3 in place, and a resource that both stages have keeps its logical id.
 */
public final class MillionsStack extends Stack {

  public static final String NAME = CdkCommandLine.STACK;

  /**
   * The key of the tag on every resource. No tag names the stage, or every climb would change every
   * resource.
   */
  public static final String TAG = "project";

  public static final String TAG_VALUE = "millions";

  private final Options options;
  private final StageDiagram diagram = new StageDiagram();

  public MillionsStack(Construct app, Options options) {
    super(
        app,
        NAME,
        StackProps.builder()
            .stackName(NAME)
            .description("One application, seven stages, from one user to millions.")
            .env(Environment.builder().account(options.account()).region(options.region()).build())
            .terminationProtection(true)
            .build());
    this.options = options;
    Tags.of(this).add(TAG, TAG_VALUE);
    outputDecisions();
    Validations.of(this)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W3010")
                .reason("Zones are named, so that synthesis looks nothing up in an account.")
                .build());
  }

  /** Outputs the options of this deployment, so that the user need not repeat them in the next. */
  private void outputDecisions() {
    addOutput("Stage", options.stage().title());
    options.decisions().forEach((key, value) -> addOutput(outputName(key), value));
  }

  /** The name of the output that holds an option: {@code AlarmEmail} for {@code alarmEmail}. */
  public static String outputName(String option) {
    return option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
  }

  /** The options name the zones, so the CDK does not look them up in an account. */
  @Override
  public List<String> getAvailabilityZones() {
    return options == null ? List.of() : options.zones();
  }

  /** The options of this deployment. */
  public Options options() {
    return options;
  }

  /** The values of the deployment's size. */
  public Sizing sizing() {
    return Sizing.of(options.size());
  }

  /** The diagram of the constructs added so far. */
  public StageDiagram diagram() {
    return diagram;
  }

  /** Adds a stack output, which users and the commands read. */
  public void addOutput(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }
}
