package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.infra.Options;
import millions.infra.Project;
import millions.infra.Rung;
import millions.infra.Size;
import millions.infra.Synthesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at the account and says what a stage would lack there, and what mends it. */
@Command(
    name = "doctor",
    description =
        "Says what an AWS account lacks for the stages, and how to get it; touches nothing.")
final class Doctor implements Callable<Integer> {

  private final Setting setting;

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

  Doctor(Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var rungs = stage.map(Rung::called).map(List::of).orElseGet(() -> Rung.drawn().toList());
    var wanted = Size.called(size);
    var findings = new ArrayList<Finding>();
    Workplace.ofThisProject().findings().forEach(finding -> tell(findings, finding));
    try (var account = setting.account().get()) {
      var preflight = new Preflight(account);
      var credentials =
          Waiting.during(setting.out(), "looking for credentials", preflight::credentials);
      tell(findings, credentials);
      tell(findings, preflight.region());
      if (findings.stream().noneMatch(Finding::isMissing)) {
        tell(findings, preflight.bootstrap(account.number()));
        var stacks = new Stacks(account);
        var running = stacks.find().filter(RunningStack::isOurs).map(stacks::template);
        rungs.forEach(rung -> room(findings, preflight, rung, wanted, running));
      }
    }
    var ill = findings.stream().anyMatch(Finding::isMissing);
    setting.say(
        ill
            ? "Something needed is missing; nothing was touched."
            : "Ready for ./millions deploy " + stage.orElse("1"));
    return ill ? 3 : 0;
  }

  private void room(
      List<Finding> findings,
      Preflight preflight,
      Rung rung,
      Size size,
      Optional<JsonNode> running) {
    setting.say("Stage %s (%s):".formatted(rung, size.title()));
    var options = Options.of(rung, size, Project.application());
    var assembly = Project.root().resolve(Path.of("infra", "cdk.out", rung.title()));
    var synthesis =
        Waiting.during(
            setting.out(), "drawing stage " + rung, () -> Synthesis.of(options, assembly));
    preflight
        .room(options.zones(), synthesis.template(), running)
        .forEach(finding -> tell(findings, finding));
  }

  private void tell(List<Finding> findings, Finding finding) {
    findings.add(finding);
    setting.say(finding.line());
  }
}
