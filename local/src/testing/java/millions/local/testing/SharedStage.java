package millions.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one state directory that all of them share, and the stage that runs in it:
 * a new one costs more than most tests, and two stages at once overload two cores. Each class asks
 * for the rung it needs ({@link RunningStage#be}); what others pasted before, a {@link Kept}, is
 * still there.
 */
public final class SharedStage implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace SHARED = Namespace.create(SharedStage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == RunningStage.class || type == Kept.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Kept.class ? shared(context).kept : of(context);
  }

  /** The stage, whether it runs or not. */
  public static RunningStage of(ExtensionContext context) {
    return shared(context).stage;
  }

  private static Shared shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .computeIfAbsent(Shared.class, any -> new Shared(), Shared.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      shared(context).failed = true;
    }
  }

  /** Ended with the last of the tests; where one of them failed, its logs stay. */
  private static final class Shared implements AutoCloseable {

    private final Path home = makeHome();
    private final RunningStage stage = new RunningStage(home);
    private final Kept kept = new Kept();
    private volatile boolean failed;

    private static Path makeHome() {
      try {
        return Files.createTempDirectory("millions-stages");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      stage.command("down");
      if (failed) {
        System.out.println("The stages of the tests that failed left their logs in " + home);
        return;
      }
      try (var files = Files.walk(home)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
