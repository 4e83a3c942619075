package millions.infra.account;

import java.util.List;
import java.util.concurrent.Callable;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.account.stack.ProtectedResource;
import millions.infra.account.stack.RetainedResource;
import millions.infra.account.stack.RunningStack;
import millions.infra.constructs.stack.MillionsStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes the stack of the running stage; names the resources that CloudFormation retains. */
@Command(
    name = "destroy",
    description = {
      "Deletes the stack of the running stage, after the stack's name is typed.",
      "What is drawn to outlive it stays, and is named with the commands that remove it too."
    })
final class DestroyCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Option(
      names = "--keep-data",
      description = "the data is kept on purpose: says how to come back to it")
  private boolean keepData;

  @Option(names = "--yes", description = "asks nothing; for scripts")
  private boolean yes;

  @Option(
      names = "--protection-off",
      description = "the deletion protection of databases has been switched off by hand")
  private boolean protectionOff;

  DestroyCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (var account = environment.account().get()) {
      var accountId =
          ProgressReport.during(environment.out(), "looking for credentials", () -> account.id());
      var stack = new Stacks(account).find().map(RunningStack::requireOurs);
      if (stack.isEmpty()) {
        environment.print(
            "There is no stack %s in account %s; what else is left: ./millions leftovers"
                .formatted(MillionsStack.NAME, accountId));
        return 0;
      }
      return destroy(account, accountId, stack.get());
    }
  }

  private int destroy(Account account, String accountId, RunningStack stack) {
    if (stack.isBusy() && !stack.isBeingDeleted()) {
      throw new CommandFailure(1, stack.updateBlocker().orElseThrow());
    }
    var stacks = new Stacks(account);
    var retained = List.<RetainedResource>of();
    if (!stack.isEmpty()) {
      var template = stacks.template(stack);
      var physicalIds = stacks.physicalIds(stack);
      refuseProtected(ProtectedResource.in(template, physicalIds));
      retained = RetainedResource.in(template, physicalIds);
    }
    environment.print(
        "The stack %s in account %s will be deleted.".formatted(MillionsStack.NAME, accountId));
    if (!retained.isEmpty()) {
      environment.print("These stay, and go on costing:");
      retained.forEach(it -> environment.print(it.line()));
    }
    if (!yes && !environment.confirmed("Type the stack's name to delete it:", MillionsStack.NAME)) {
      environment.print("Nothing was touched.");
      return 1;
    }
    StackDeletion.of(environment, account, stack).run();
    environment.print("The stack %s is deleted.".formatted(MillionsStack.NAME));
    new RetainedResourcesReport(environment, retained).print(keepData);
    return 0;
  }

  private void refuseProtected(List<ProtectedResource> protectedResources) {
    if (protectedResources.isEmpty() || protectionOff) {
      return;
    }
    environment.print("These are protected against deletion; switch that off first:");
    protectedResources.forEach(
        it -> environment.print("  %s\n    %s".formatted(it.logicalId(), it.command())));
    throw new CommandFailure(
        1, "Nothing was touched; afterwards say ./millions destroy --protection-off");
  }
}
