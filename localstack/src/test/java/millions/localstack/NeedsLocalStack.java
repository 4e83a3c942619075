package millions.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import millions.localstack.emulator.NeedsPython;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips aloud, by name, what deploys into LocalStack where nothing can run it or no CDK is. */
final class NeedsLocalStack implements ExecutionCondition {

  private static final String NO_NODE =
      "no Node with npm for the CDK, apt-get install nodejs npm or https://nodejs.org";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Stream.of("node", "npm").allMatch(NeedsLocalStack::isOnPath)) {
      if (context.getTestMethod().isEmpty()) {
        System.out.printf(
            "SKIPPED: %s, %s%n", context.getRequiredTestClass().getSimpleName(), NO_NODE);
      }
      return ConditionEvaluationResult.disabled(NO_NODE);
    }
    return new NeedsPython().evaluateExecutionCondition(context);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
