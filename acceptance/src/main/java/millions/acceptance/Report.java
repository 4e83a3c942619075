package millions.acceptance;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Prints the run: a heading a class, a line a check, with the reason where one failed or was
 * skipped. Classes run side by side, so the lines of each are held back until it is through.
 */
final class Report implements TestExecutionListener {

  private static final int LONGEST_REASON = 900;

  private final PrintStream out;
  private final Map<String, StringBuilder> pending = new LinkedHashMap<>();
  private int passed;
  private int failed;
  private int skipped;

  Report(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    skipped(test, reason);
    through(test);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          passed++;
          line(test, "✓", Optional.empty());
        }
      }
      case ABORTED -> skipped(test, message(result).replaceFirst("^.*Assumption failed: ", ""));
      case FAILED -> {
        failed++;
        line(test, "✗", Optional.of(message(result)));
      }
    }
    through(test);
  }

  /** The last line, and the result it states. */
  synchronized Verify.Result end() {
    pending.forEach((name, lines) -> out.print(lines));
    pending.clear();
    if (skipped > 0) {
      out.println(skipped + " skipped, each with its reason above");
    }
    var result = new Verify.Result(passed, failed, skipped);
    out.println(result);
    return result;
  }

  private void skipped(TestIdentifier test, String reason) {
    skipped++;
    line(test, "–", Optional.of("skipped: " + reason));
  }

  private void line(TestIdentifier test, String mark, Optional<String> reason) {
    var name = className(test);
    var lines =
        pending.computeIfAbsent(
            name, key -> new StringBuilder(Sentence.of(key)).append(System.lineSeparator()));
    lines.append("  %s %s%n".formatted(mark, Sentence.of(test)));
    reason.ifPresent(
        text ->
            text.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.append("      %s%n".formatted(line.stripTrailing()))));
  }

  /** Prints a class's lines as soon as all its checks are through. */
  private void through(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof ClassSource && !test.isTest()) {
      var lines = pending.remove(className(test));
      if (lines != null) {
        out.print(lines);
        out.flush();
      }
    }
  }

  private static String className(TestIdentifier test) {
    var name =
        switch (test.getSource().orElse(null)) {
          case ClassSource source -> source.getClassName();
          case MethodSource source -> source.getClassName();
          case null, default -> test.getDisplayName();
        };
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String message(TestExecutionResult result) {
    var thrown = result.getThrowable().orElseThrow();
    var known = thrown instanceof AssertionError || thrown instanceof UncheckedIOException;
    var message = thrown.getMessage();
    var text = known && message != null ? message : thrown.toString();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + " …" : text;
  }
}
