package millions.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A check that has to wait for the clock; skipped, and named, unless the run asks for it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Slow.OnRequest.class)
public @interface Slow {

  /** The configuration parameter of a run that asks for the slow checks too. */
  String WANTED = "millions.slow";

  /** Lets a slow check run only when it was asked for. */
  final class OnRequest implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getConfigurationParameter(WANTED).map(Boolean::valueOf).orElse(false)
          ? ConditionEvaluationResult.enabled("asked for")
          : ConditionEvaluationResult.disabled("it waits over a minute; --slow runs it");
    }
  }
}
