package millions.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import millions.infra.cost.CostsPage;
import millions.infra.pages.Page;
import millions.infra.pages.SecurityPage;
import millions.infra.pages.StagePage;

/**
 * What is committed of the stages as they are now: a template each, and the pages made from the
 * templates. The tests compare both with what the stages have become.
 */
public record Approval(List<Page> pages) {

  /**
   * Of all drawn stages, each in both sizes and with a domain of its own.
   *
   * @param application the directory of the web application; what it holds does not matter here
   * @param synthesis makes a stage, or has it already
   */
  static Approval of(Path application, Function<Options, Synthesis> synthesis) {
    var all = new ArrayList<Synthesis>();
    var sizes = new ArrayList<Synthesis>();
    var pages = new ArrayList<Page>();
    Synthesis below = null;
    for (var rung : Rung.drawn().toList()) {
      var demo = synthesis.apply(Options.of(rung, Size.DEMO, application));
      pages.add(new Page(Templates.approved(rung), Templates.text(demo.template())));
      pages.add(StagePage.of(demo, below));
      var production = synthesis.apply(Options.of(rung, Size.PRODUCTION, application));
      sizes.addAll(List.of(demo, production));
      all.addAll(List.of(demo, production));
      all.add(synthesis.apply(withDomain(rung, application)));
      below = demo;
    }
    pages.add(SecurityPage.of(all));
    pages.add(CostsPage.of(sizes));
    return new Approval(List.copyOf(pages));
  }

  /** Synthesizes all that is needed, which takes some seconds. */
  static Approval of(Path application) {
    return of(
        application,
        options -> {
          try {
            var assemblies =
                Files.createDirectories(Project.root().resolve("infra/target/approval"));
            return Synthesis.of(options, Files.createTempDirectory(assemblies, "stage"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A deployment with everything optional. */
  public static Options withDomain(Rung rung, Path application) {
    var context =
        Map.<String, Object>of(
            "stage", rung.title(),
            "application", application.toString(),
            "domain", "paste.example.com",
            "hostedZoneId", "Z0123456789EXAMPLE",
            "alarmEmail", "operators@example.com");
    return Options.read(context::get);
  }

  void write() {
    for (var page : pages) {
      try {
        Files.createDirectories(page.path().getParent());
        Files.writeString(page.path(), page.text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
