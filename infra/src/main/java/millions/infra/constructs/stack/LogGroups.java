package millions.infra.constructs.stack;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Creates log groups, which keep events for {@code Sizing.logDays} and go with the stack. */
public final class LogGroups {

  private LogGroups() {}

  /** Creates a log group directly in the stack. */
  public static LogGroup create(MillionsStack stack, String id, String name) {
    return create(stack, stack, id, name);
  }

  /** Creates a log group inside another construct. */
  public static LogGroup create(MillionsStack stack, Construct scope, String id, String name) {
    return LogGroup.Builder.create(scope, id)
        .logGroupName(name)
        .retention(days(stack.sizing().logDays()))
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private static RetentionDays days(int days) {
    return switch (days) {
      case 30 -> RetentionDays.ONE_MONTH;
      case 365 -> RetentionDays.ONE_YEAR;
      default ->
          throw new IllegalArgumentException("logs cannot be kept for %d days".formatted(days));
    };
  }
}
