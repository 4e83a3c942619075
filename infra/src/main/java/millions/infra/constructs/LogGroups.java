package millions.infra.constructs;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Log groups, each kept for the time the size states and removed with the stack. */
final class LogGroups {

  private LogGroups() {}

  static LogGroup kept(Ground ground, String id, String name) {
    return kept(ground, ground, id, name);
  }

  static LogGroup kept(Ground ground, Construct scope, String id, String name) {
    return LogGroup.Builder.create(scope, id)
        .logGroupName(name)
        .retention(days(ground.sizes().logDays()))
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
