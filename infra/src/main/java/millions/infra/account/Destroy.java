package millions.infra.account;

import java.util.List;
import java.util.concurrent.Callable;
import millions.infra.CommandFailure;
import millions.infra.constructs.MillionsStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the stage out of the account again; whatever keeps data is left and named. */
@Command(
    name = "destroy",
    description = {
      "Deletes the stack of the running stage, after the stack's name is typed.",
      "What is drawn to outlive it stays, and is named with the commands that remove it too."
    })
final class Destroy implements Callable<Integer> {

  private final Setting setting;

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

  Destroy(Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    try (var account = setting.account().get()) {
      var number = Waiting.during(setting.out(), "looking for credentials", () -> account.number());
      var stack = new Stacks(account).find().map(RunningStack::ours);
      if (stack.isEmpty()) {
        setting.say(
            "There is no stack %s in account %s; what else is left: ./millions leftovers"
                .formatted(MillionsStack.NAME, number));
        return 0;
      }
      return destroy(account, number, stack.get());
    }
  }

  private int destroy(Account account, String number, RunningStack stack) {
    if (stack.isBusy() && !stack.isBeingDeleted()) {
      throw new CommandFailure(1, stack.obstacle().orElseThrow());
    }
    var stacks = new Stacks(account);
    var kept = List.<Kept>of();
    if (!stack.isEmpty()) {
      var template = stacks.template(stack);
      var physicalIds = stacks.physicalIds(stack);
      refuseGuarded(Guarded.of(template, physicalIds));
      kept = Kept.of(template, physicalIds);
    }
    setting.say(
        "The stack %s in account %s will be deleted.".formatted(MillionsStack.NAME, number));
    if (!kept.isEmpty()) {
      setting.say("These stay, and go on costing:");
      kept.forEach(it -> setting.say(it.line()));
    }
    if (!yes && !setting.agreed("Type the stack's name to delete it:", MillionsStack.NAME)) {
      setting.say("Nothing was touched.");
      return 1;
    }
    Deletion.of(setting, account, stack).run();
    setting.say("The stack %s is deleted.".formatted(MillionsStack.NAME));
    new Remains(setting, kept).tell(keepData);
    return 0;
  }

  private void refuseGuarded(List<Guarded> guarded) {
    if (guarded.isEmpty() || protectionOff) {
      return;
    }
    setting.say("These are protected against deletion; switch that off first:");
    guarded.forEach(it -> setting.say("  %s\n    %s".formatted(it.logicalId(), it.command())));
    throw new CommandFailure(
        1, "Nothing was touched; afterwards say ./millions destroy --protection-off");
  }
}
