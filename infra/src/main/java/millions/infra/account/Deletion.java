package millions.infra.account;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import millions.infra.CommandFailure;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * The end of a stack, watched event by event.
 *
 * @param seen ids of the events that were told or are older than the deletion
 */
record Deletion(Setting setting, Account account, RunningStack stack, Set<String> seen) {

  static Deletion of(Setting setting, Account account, RunningStack stack) {
    return new Deletion(setting, account, stack, new HashSet<>());
  }

  void run() {
    newEvents();
    if (stack.isProtected()) {
      setting.say("Switching off the stack's termination protection.");
      Asked.of(
          "cloudformation:UpdateTerminationProtection",
          () ->
              account
                  .cloudFormation()
                  .updateTerminationProtection(
                      it -> it.stackName(stack.id()).enableTerminationProtection(false)));
    }
    if (!stack.isBeingDeleted()) {
      Asked.of(
          "cloudformation:DeleteStack",
          () -> account.cloudFormation().deleteStack(it -> it.stackName(stack.id())));
    }
    setting.say("Ctrl-C stops only the watching: CloudFormation goes on deleting.");
    try (var waiting = new Waiting(setting.out(), "CloudFormation is deleting")) {
      watch(waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(1, "Interrupted; CloudFormation goes on deleting.");
    }
  }

  private void watch(Waiting waiting) throws InterruptedException {
    var stacks = new Stacks(account);
    while (true) {
      var status = stacks.find(stack.id()).map(RunningStack::status);
      newEvents().forEach(event -> waiting.line(line(event)));
      if (status.isEmpty() || status.equals(Optional.of("DELETE_COMPLETE"))) {
        return;
      }
      if (status.equals(Optional.of("DELETE_FAILED"))) {
        throw new CommandFailure(
            1,
            "The stack could not be deleted whole; the lines above say why. Mend it and say"
                + " ./millions destroy again.");
      }
      Thread.sleep(setting.between());
    }
  }

  // CloudFormation tells the newest first.
  private Iterable<StackEvent> newEvents() {
    return Asked.of(
            "cloudformation:DescribeStackEvents",
            () ->
                account
                    .cloudFormation()
                    .describeStackEventsPaginator(it -> it.stackName(stack.id()))
                    .stackEvents()
                    .stream()
                    .takeWhile(event -> !seen.contains(event.eventId()))
                    .toList())
        .reversed()
        .stream()
        .filter(event -> seen.add(event.eventId()))
        .toList();
  }

  private static String line(StackEvent event) {
    var reason = event.resourceStatusReason();
    return "  %-18s %s  %s%s"
        .formatted(
            event.resourceStatusAsString(),
            event.logicalResourceId(),
            event.resourceType(),
            reason == null ? "" : "  " + reason);
  }
}
