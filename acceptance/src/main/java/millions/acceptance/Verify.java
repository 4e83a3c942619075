package millions.acceptance;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the acceptance suite against a URL and prints one line a check: what {@code ./millions
 * verify} does.
 */
public final class Verify {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "junit.jupiter.testclass.order.default",
              "org.junit.jupiter.api.ClassOrderer$OrderAnnotation",
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "same_thread",
          "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "4",
          "junit.jupiter.execution.timeout.testable.method.default", "120 s");

  private Verify() {}

  /**
   * What came of a run.
   *
   * @param skipped checks of something this stage does not have, or that were not asked for
   */
  public record Result(int passed, int failed, int skipped) {

    /** Whether nothing failed and something was checked at all. */
    public boolean ok() {
      return failed == 0 && passed > 0;
    }

    @Override
    public String toString() {
      return "%d passed, %d failed".formatted(passed, failed);
    }
  }

  /**
   * Runs all checks but the slow ones against the site; prints a line for each and ends with {@code
   * N passed, N failed}. A URL where nothing answers, or something else does, gets one sentence and
   * counts as one failure.
   */
  public static Result run(URI url, PrintStream out) {
    return run(url, out, false);
  }

  /** As {@link #run(URI, PrintStream)}, with the checks that wait for the clock when asked. */
  public static Result run(URI url, PrintStream out, boolean slow) {
    var obstacle = obstacle(url);
    if (obstacle.isPresent()) {
      var result = new Result(0, 1, 0);
      out.println(obstacle.get());
      out.println(result);
      return result;
    }
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .configurationParameters(SETTINGS)
            .configurationParameter(SiteUnderTest.URL, url.toString())
            .configurationParameter(Slow.WANTED, Boolean.toString(slow));
    // What is true of all systems, and what each system's own package asks.
    request.selectors(selectPackage(Verify.class.getPackageName()));
    request.filters(excludeClassNamePatterns(".*Test"));
    var report = new Report(out);
    LauncherFactory.create().execute(request.build(), report);
    return report.end();
  }

  /** Why the suite cannot even begin, in one sentence. */
  private static Optional<String> obstacle(URI url) {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      return Optional.of("Not a URL this suite can ask: " + url);
    }
    try {
      var answer = new Site(url).getAs(Site.JSON, "/topology");
      var isStage = answer.status() == 200 && answer.mediaType().equals(Site.JSON);
      return isStage && answer.json().path("stage").has("number")
          ? Optional.empty()
          : Optional.of("Something answers at %s, but not Millions: %s".formatted(url, answer));
    } catch (UncheckedIOException e) {
      return Optional.of("Nothing to verify at %s: %s".formatted(url, e.getMessage()));
    } catch (AssertionError e) {
      return Optional.of(
          "Something answers at %s, but not Millions: %s".formatted(url, e.getMessage()));
    }
  }

  /** Options: {@code --url URL} (default {@code http://localhost:8080}), {@code --slow}. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var rest = new ArrayList<>(List.of(arguments));
    var slow = rest.remove("--slow");
    var url = "http://localhost:8080";
    if (rest.size() == 2 && rest.getFirst().equals("--url")) {
      url = rest.getLast();
    } else if (!rest.isEmpty()) {
      System.err.println("usage: Verify [--url URL] [--slow]");
      System.exit(2);
    }
    try {
      System.exit(run(new URI(url), out, slow).ok() ? 0 : 1);
    } catch (URISyntaxException e) {
      System.err.println("not a URL: " + url);
      System.exit(2);
    }
  }
}
