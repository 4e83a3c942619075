package millions.infra.constructs;

import java.util.List;
import java.util.Locale;
import millions.infra.Options;
import millions.infra.Sizes;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/**
 * The one stack in which every stage is drawn.
 *
 * <p>Its name and its construct path are the same on all stages: so {@code cdk deploy -c stage=4}
 * on a running stage 3 updates it in place, and equal things keep equal logical ids.
 */
public final class Ground extends Stack {

  public static final String NAME = "Millions";

  /** The one tag on everything; none names the stage, or every climb would touch every resource. */
  public static final String TAG = "project";

  public static final String TAG_VALUE = "millions";

  private final Options options;
  private final Sketch sketch = new Sketch();

  public Ground(Construct app, Options options) {
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
    remember();
    Validations.of(this)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W3010")
                .reason("Zones are named, so that synthesis looks nothing up in an account.")
                .build());
  }

  /** What was decided, for the next deployment: it need not be said again. */
  private void remember() {
    tell("Stage", options.stage().title());
    options.decisions().forEach((key, value) -> tell(output(key), value));
  }

  /** The output that holds an option: {@code alarmEmail} is told as {@code AlarmEmail}. */
  public static String output(String option) {
    return option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
  }

  /** The zones are named, so the CDK need not look them up. */
  @Override
  public List<String> getAvailabilityZones() {
    return options == null ? List.of() : options.zones();
  }

  Options options() {
    return options;
  }

  Sizes sizes() {
    return Sizes.of(options.size());
  }

  /** What has been drawn so far. */
  public Sketch sketch() {
    return sketch;
  }

  /** Tells whoever deploys, and the commands, a fact about the stack. */
  void tell(String output, String value) {
    CfnOutput.Builder.create(this, output).value(value).build();
  }
}
