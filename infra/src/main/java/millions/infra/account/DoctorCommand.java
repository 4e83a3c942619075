package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.infra.StageOption;
import millions.infra.account.preflight.CdkTooling;
import millions.infra.account.preflight.Finding;
import millions.infra.account.preflight.Preflight;
import millions.infra.account.stack.RunningStack;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.Synthesis;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether the account is ready for a stage, and says how to fix what is missing. */
@Command(
    name = "doctor",
    description =
        "Says what an AWS account lacks for the stages, and how to get it; touches nothing.")
final class DoctorCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Option(
      names = "--aws",
      required = true,
      description = "looks at the account, not at this machine")
  private boolean aws;

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      description = "number or name; without it all that are built")
  private Optional<String> stage = Optional.empty();

  @Option(names = "--size", defaultValue = "demo", description = "demo (default) or production")
  private String size;

  DoctorCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var stages =
        stage.map(StageOption::stage).map(List::of).orElseGet(() -> Stage.built().toList());
    var chosenSize = Size.called(size);
    var findings = new ArrayList<Finding>();
    CdkTooling.ofThisProject().findings().forEach(finding -> report(findings, finding));
    try (var account = environment.account().get()) {
      var preflight = new Preflight(account);
      var credentials =
          ProgressReport.during(
              environment.out(), "looking for credentials", preflight::credentials);
      report(findings, credentials);
      report(findings, preflight.region());
      if (findings.stream().noneMatch(Finding::isMissing)) {
        report(findings, preflight.bootstrap(account.id()));
        var stacks = new Stacks(account);
        var running = stacks.find().filter(RunningStack::isOurs).map(stacks::template);
        stages.forEach(stage -> checkStage(findings, preflight, stage, chosenSize, running));
      }
    }
    var isMissing = findings.stream().anyMatch(Finding::isMissing);
    environment.print(
        isMissing
            ? "Something needed is missing; nothing was touched."
            : "Ready for ./millions deploy " + stage.orElse("1"));
    return isMissing ? 3 : 0;
  }

  private void checkStage(
      List<Finding> findings,
      Preflight preflight,
      Stage stage,
      Size size,
      Optional<JsonNode> running) {
    environment.print("Stage %s (%s):".formatted(stage, size.title()));
    var options = Options.of(stage, size, ProjectDirectory.application());
    var assembly = ProjectDirectory.root().resolve(Path.of("infra", "cdk.out", stage.title()));
    var synthesis =
        ProgressReport.during(
            environment.out(), "drawing stage " + stage, () -> Synthesis.of(options, assembly));
    preflight
        .capacity(options.zones(), synthesis.template(), running)
        .forEach(finding -> report(findings, finding));
  }

  private void report(List<Finding> findings, Finding finding) {
    findings.add(finding);
    environment.print(finding.line());
  }
}
