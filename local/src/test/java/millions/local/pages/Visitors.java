package millions.local.pages;

import millions.local.testing.SharedStage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives page tests the one stage and the one browser that all of them share; skips them aloud where
 * there is no browser.
 */
final class Visitors implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

  private static final Namespace SHARED = Namespace.create(Visitors.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Chromium.executable().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    if (context.getTestMethod().isEmpty()) {
      System.out.printf(
          "SKIPPED: %s, no Chromium, apt-get install chromium%n",
          context.getRequiredTestClass().getSimpleName());
    }
    return ConditionEvaluationResult.disabled("no Chromium, apt-get install chromium");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    SharedStage.of(context).be(4);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .computeIfAbsent(Site.class, any -> Site.of(SharedStage.of(context)), Site.class);
  }
}
