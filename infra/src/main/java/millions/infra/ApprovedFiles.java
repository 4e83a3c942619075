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
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.pages.GeneratedFile;
import millions.infra.pages.SecurityPage;
import millions.infra.pages.StagePage;
import millions.infra.synthesis.Synthesis;
import millions.infra.template.Templates;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;

/**
 * The files in the repository that are generated from the stages: the approved templates, and the
 * pages made from them. A test compares them with what the stages generate now.
 */
public record ApprovedFiles(List<GeneratedFile> files) {

  /**
   * Generates the files from all built stages, each in both sizes and with a domain.
   *
   * @param application the directory of the web application; its content does not change the files
   * @param synthesis synthesizes a stage, or has done so already
   */
  static ApprovedFiles generate(Path application, Function<Options, Synthesis> synthesis) {
    var all = new ArrayList<Synthesis>();
    var sizes = new ArrayList<Synthesis>();
    var files = new ArrayList<GeneratedFile>();
    Synthesis below = null;
    for (var stage : Stage.built().toList()) {
      var demo = synthesis.apply(Options.of(stage, Size.DEMO, application));
      files.add(new GeneratedFile(template(stage), Templates.toText(demo.template())));
      files.add(StagePage.of(demo, below));
      var production = synthesis.apply(Options.of(stage, Size.PRODUCTION, application));
      sizes.addAll(List.of(demo, production));
      all.addAll(List.of(demo, production));
      all.add(synthesis.apply(withDomain(stage, application)));
      below = demo;
    }
    files.add(SecurityPage.of(all));
    files.add(CostsPage.of(sizes));
    return new ApprovedFiles(List.copyOf(files));
  }

  /** Generates the files from newly synthesized stages, which takes some seconds. */
  static ApprovedFiles generate(Path application) {
    return generate(
        application,
        options -> {
          try {
            var assemblies =
                Files.createDirectories(ProjectDirectory.root().resolve("infra/target/approval"));
            return Synthesis.of(options, Files.createTempDirectory(assemblies, "stage"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The approved template of a stage. */
  public static Path template(Stage stage) {
    return ProjectDirectory.root()
        .resolve("infra/templates/stage%d.json".formatted(stage.number()));
  }

  /** The options of a deployment with a domain and an address for alarms. */
  public static Options withDomain(Stage stage, Path application) {
    var context =
        Map.<String, Object>of(
            "stage", stage.title(),
            "application", application.toString(),
            "domain", "paste.example.com",
            "hostedZoneId", "Z0123456789EXAMPLE",
            "alarmEmail", "operators@example.com");
    return Options.read(context::get);
  }

  /** Writes the files into the repository. */
  void write() {
    for (var file : files) {
      try {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), file.text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
