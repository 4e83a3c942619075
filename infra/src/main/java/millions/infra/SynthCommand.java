package millions.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.Synthesis;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Synthesizes stages without an account, and prints the resources of each. */
@Command(
    name = "synth",
    description = "Writes the template of one stage or of all.",
    mixinStandardHelpOptions = true)
final class SynthCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      description = "number or name; without it all that are built")
  private String stage;

  @Option(names = "--size", defaultValue = "demo", description = "demo (default) or production")
  private String size;

  @Option(
      names = "--approve",
      description =
          "takes the stages as they are now for right: infra/templates and the pages generated"
              + " from them")
  private boolean approve;

  @Override
  public Integer call() {
    if (approve && (stage != null || !size.equals(Size.DEMO.title()))) {
      throw new RefusedOption("--approve", "it is for all stages in their default size at once");
    }
    var stages = stage == null ? Stage.built().toList() : List.of(StageOption.stage(stage));
    for (var stage : stages) {
      var began = System.nanoTime();
      var options = Options.of(stage, Size.called(size), ProjectDirectory.application());
      var synthesis =
          Synthesis.of(
              options,
              ProjectDirectory.root()
                  .resolve(Path.of("infra", "cdk.out", stage.title() + "-" + size)));
      print(synthesis, Duration.ofNanos(System.nanoTime() - began));
    }
    if (approve) {
      ApprovedFiles.generate(ProjectDirectory.application()).write();
    }
    return 0;
  }

  private static void print(Synthesis synthesis, Duration took) {
    System.out.printf(
        "%s, %s: %d resources, %.1f s%n  %s%n",
        synthesis.options().stage(),
        synthesis.options().size().title(),
        synthesis.counts().values().stream().mapToLong(Long::longValue).sum(),
        took.toMillis() / 1e3,
        synthesis.assembly().resolve("Millions.template.json"));
    synthesis.counts().forEach((type, count) -> System.out.printf("  %4d  %s%n", count, type));
  }
}
