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
import millions.infra.account.client.Account;
import millions.infra.account.preflight.CdkTooling;
import millions.infra.account.preflight.Finding;
import millions.infra.account.preflight.Preflight;
import millions.infra.account.stack.DeploymentBlockers;
import millions.infra.account.stack.RunningStack;
import millions.infra.account.stack.StackPolicy;
import millions.infra.diff.TemplateDiff;
import millions.infra.options.Options;
import millions.infra.synthesis.Synthesis;
import millions.ladder.CdkCommandLine;
import millions.ladder.ProjectDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deploys a stage into the account, or climbs to it from the stage that runs. */
@Command(
    name = "deploy",
    description = {
      "Puts a stage into the AWS account of your credentials, or climbs there from the one that runs.",
      "Says beforehand what is missing and what would change, and asks. Costs money from then on."
    })
final class DeployCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

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

  DeployCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var request = DeployRequest.of(stage, size, context);
    var findings = new ArrayList<>(CdkTooling.ofThisProject().findings());
    try (var account = environment.account().get()) {
      var preflight = new Preflight(account);
      findings.add(
          ProgressReport.during(
              environment.out(), "looking for credentials", preflight::credentials));
      stopIfMissing(findings);
      var accountId = account.id();
      findings.add(preflight.bootstrap(accountId));
      return deploy(request, account, accountId, findings);
    }
  }

  private int deploy(
      DeployRequest request, Account account, String accountId, List<Finding> findings) {
    var stacks = new Stacks(account);
    var running = stacks.find().map(RunningStack::requireOurs).filter(stack -> !stack.isEmpty());
    running
        .flatMap(RunningStack::updateBlocker)
        .ifPresent(
            updateBlocker -> {
              throw new CommandFailure(1, updateBlocker);
            });
    var climb = new Climb(running.map(RunningStack::stage), request.stage()).requireNextStage();
    var options = request.options(account, accountId, running);
    var runningTemplate = running.map(stacks::template);
    var synthesis =
        ProgressReport.during(
            environment.out(),
            "drawing stage " + request.stage(),
            () -> Synthesis.of(options, assembly(options)));
    findings.addAll(
        new Preflight(account).capacity(options.zones(), synthesis.template(), runningTemplate));
    stopIfMissing(findings);
    findings.forEach(finding -> environment.print(finding.line()));

    environment.print(
        "%s, account %s, size %s"
            .formatted(climb.description(), accountId, options.size().title()));
    if (runningTemplate.filter(synthesis.template()::equals).isPresent()) {
      environment.print("That is what runs: there is nothing to do.");
      return 0;
    }
    var diff = show(runningTemplate, synthesis.template());
    running.ifPresent(
        stack ->
            stopIfBlocked(
                new DeploymentBlockers(
                    runningTemplate.orElseThrow(),
                    synthesis.template(),
                    stacks.physicalIds(stack),
                    stack.output("Image")),
                diff));
    var refused = StackPolicy.refused(diff);
    if (!refused.isEmpty()) {
      environment.print(
          "The stack's policy refuses this (infra/stack-policy.json); yes lifts it for this one"
              + " update.");
    }
    if (!yes
        && !environment.confirmed(
            "Deploy this into account " + accountId + "? yes or no:", "yes")) {
      environment.print("Nothing was touched.");
      return 1;
    }
    run(request, synthesis, new StackPolicy(account), !refused.isEmpty());
    new DeploymentSummary(environment, stacks).print(climb, synthesis);
    return 0;
  }

  private static Path assembly(Options options) {
    return ProjectDirectory.root()
        .resolve(Path.of("infra", "cdk.out", "deploy-" + options.stage().title()));
  }

  private TemplateDiff show(Optional<JsonNode> running, JsonNode next) {
    var before = running.orElseGet(JsonNodeFactory.instance::objectNode);
    var diff =
        ProgressReport.during(
            environment.out(), "comparing templates", () -> TemplateDiff.between(before, next));
    if (diff.isEmpty()) {
      environment.print("No resource changes; only outputs or notes of the template do.");
    } else {
      new DiffText(diff).lines().forEach(environment::print);
    }
    return diff;
  }

  private void run(DeployRequest request, Synthesis synthesis, StackPolicy policy, boolean lifted) {
    environment.print("Ctrl-C stops only the watching: CloudFormation goes on with what it began.");
    if (lifted) {
      policy.lift();
    }
    int code;
    try {
      code =
          CdkDeployment.of(CdkCommandLine.ofThisProject(), synthesis.assembly())
              .run(environment.out());
    } finally {
      if (lifted) {
        policy.set();
      }
    }
    if (code != 0) {
      throw new CommandFailure(
          1,
          "The deployment failed (the CDK ended with %d); the lines above say why. The same by hand: %s"
              .formatted(code, request.cdkCommand(synthesis.options())));
    }
    policy.set();
  }

  private void stopIfBlocked(DeploymentBlockers check, TemplateDiff diff) {
    var blockers = check.find(diff, protectionOff);
    if (!blockers.isEmpty()) {
      blockers.forEach(it -> environment.print("  " + it));
      throw new CommandFailure(1, "CloudFormation could not finish this; nothing was touched.");
    }
  }

  private void stopIfMissing(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::isMissing)) {
      findings.forEach(finding -> environment.print(finding.line()));
      throw new CommandFailure(3, "Something needed is missing; nothing was touched.");
    }
  }
}
