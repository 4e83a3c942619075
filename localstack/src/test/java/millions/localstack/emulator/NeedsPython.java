package millions.localstack.emulator;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips aloud, by name, the tests of a LocalStack process where no Python can run one. */
public final class NeedsPython implements ExecutionCondition {

  private static final String NONE =
      "no Python 3.12 or newer with its venv module, apt-get install python3 python3-venv";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Rig.python().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a Python");
    }
    if (context.getTestMethod().isEmpty()) {
      System.out.printf("SKIPPED: %s, %s%n", context.getRequiredTestClass().getSimpleName(), NONE);
    }
    return ConditionEvaluationResult.disabled(NONE);
  }
}
