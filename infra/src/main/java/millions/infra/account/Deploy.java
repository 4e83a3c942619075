package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.infra.CommandFailure;
import millions.infra.Options;
import millions.infra.Project;
import millions.infra.Synthesis;
import millions.infra.diff.TemplateDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a stage into the account, or climbs there from the stage that runs. */
@Command(
    name = "deploy",
    description = {
      "Puts a stage into the AWS account of your credentials, or climbs there from the one that runs.",
      "Says beforehand what is missing and what would change, and asks. Costs money from then on."
    })
final class Deploy implements Callable<Integer> {

  private final Setting setting;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Parameters(paramLabel = "STAGE", description = "number or name")
  private String stage;

  @Option(names = "--size", description = "demo or production; without it as what runs, else demo")
  private Optional<String> size = Optional.empty();

  @Option(names = "--yes", description = "asks nothing; for scripts")
  private boolean yes;

  @Option(
      names = "--protection-off",
      description = "says that the deletion protection of what goes is switched off")
  private boolean protectionOff;

  @Option(
      names = "-c",
      paramLabel = "KEY=VALUE",
      description = "what the deployment decides: domain, hostedZoneId, alarmEmail, zones, ...")
  private Map<String, String> context = new LinkedHashMap<>();

  Deploy(Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var request = Request.of(stage, size, context);
    var findings = new ArrayList<>(Workplace.ofThisProject().findings());
    try (var account = setting.account().get()) {
      var preflight = new Preflight(account);
      findings.add(
          Waiting.during(setting.out(), "looking for credentials", preflight::credentials));
      stopIfMissing(findings);
      var number = account.number();
      findings.add(preflight.bootstrap(number));
      return deploy(request, account, number, findings);
    }
  }

  private int deploy(Request request, Account account, String number, List<Finding> findings) {
    var stacks = new Stacks(account);
    var running = stacks.find().map(RunningStack::ours).filter(stack -> !stack.isEmpty());
    running
        .flatMap(RunningStack::obstacle)
        .ifPresent(
            obstacle -> {
              throw new CommandFailure(1, obstacle);
            });
    var climb = new Climb(running.map(RunningStack::stage), request.stage()).checked();
    var options = request.options(account, number, running);
    var runningTemplate = running.map(stacks::template);
    var synthesis =
        Waiting.during(
            setting.out(),
            "drawing stage " + request.stage(),
            () -> Synthesis.of(options, assembly(options)));
    findings.addAll(
        new Preflight(account).room(options.zones(), synthesis.template(), runningTemplate));
    stopIfMissing(findings);
    findings.forEach(finding -> setting.say(finding.line()));

    setting.say(
        "%s, account %s, size %s".formatted(climb.inWords(), number, options.size().title()));
    if (runningTemplate.filter(synthesis.template()::equals).isPresent()) {
      setting.say("That is what runs: there is nothing to do.");
      return 0;
    }
    var diff = show(runningTemplate, synthesis.template());
    running.ifPresent(
        stack ->
            stopIfHindered(
                new Hindrances(
                    runningTemplate.orElseThrow(),
                    synthesis.template(),
                    stacks.physicalIds(stack),
                    stack.output("Image")),
                diff));
    var refused = StackPolicy.refused(diff);
    if (!refused.isEmpty()) {
      setting.say(
          "The stack's policy refuses this (infra/stack-policy.json); yes lifts it for this one"
              + " update.");
    }
    if (!yes && !setting.agreed("Deploy this into account " + number + "? yes or no:", "yes")) {
      setting.say("Nothing was touched.");
      return 1;
    }
    run(request, synthesis, new StackPolicy(account), !refused.isEmpty());
    new Afterwards(setting, stacks).tell(climb, synthesis);
    return 0;
  }

  private static Path assembly(Options options) {
    return Project.root().resolve(Path.of("infra", "cdk.out", "deploy-" + options.stage().title()));
  }

  private TemplateDiff show(Optional<JsonNode> running, JsonNode next) {
    var before = running.orElseGet(JsonNodeFactory.instance::objectNode);
    var diff =
        Waiting.during(
            setting.out(), "comparing templates", () -> TemplateDiff.between(before, next));
    if (diff.isEmpty()) {
      setting.say("No resource changes; only outputs or notes of the template do.");
    } else {
      new DiffInWords(diff).lines().forEach(setting::say);
    }
    return diff;
  }

  private void run(Request request, Synthesis synthesis, StackPolicy policy, boolean lifted) {
    setting.say("Ctrl-C stops only the watching: CloudFormation goes on with what it began.");
    if (lifted) {
      policy.lift();
    }
    var infra = Project.root().resolve("infra");
    int code;
    try {
      code = CommandLineOfTheCdk.deploying(infra, synthesis.assembly()).run(setting.out());
    } finally {
      if (lifted) {
        policy.set();
      }
    }
    if (code != 0) {
      throw new CommandFailure(
          1,
          "The deployment failed (the CDK ended with %d); the lines above say why. The same by hand: %s"
              .formatted(code, request.byHand(synthesis.options())));
    }
    policy.set();
  }

  private void stopIfHindered(Hindrances possible, TemplateDiff diff) {
    var hindrances = possible.of(diff, protectionOff);
    if (!hindrances.isEmpty()) {
      hindrances.forEach(it -> setting.say("  " + it));
      throw new CommandFailure(1, "CloudFormation could not finish this; nothing was touched.");
    }
  }

  private void stopIfMissing(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::isMissing)) {
      findings.forEach(finding -> setting.say(finding.line()));
      throw new CommandFailure(3, "Something needed is missing; nothing was touched.");
    }
  }
}
