package millions.infra.account;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import millions.infra.account.stack.RunningStack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * Deletes a stack and prints its events until it is gone.
 *
 * @param seen ids of the events that were printed or are older than the deletion
 */
record StackDeletion(
    CommandEnvironment environment, Account account, RunningStack stack, Set<String> seen) {

  static StackDeletion of(CommandEnvironment environment, Account account, RunningStack stack) {
    return new StackDeletion(environment, account, stack, new HashSet<>());
  }

  void run() {
    newEvents();
    if (stack.isProtected()) {
      environment.print("Switching off the stack's termination protection.");
      AwsQuery.of(
          "cloudformation:UpdateTerminationProtection",
          () ->
              account
                  .cloudFormation()
                  .updateTerminationProtection(
                      it -> it.stackName(stack.id()).enableTerminationProtection(false)));
    }
    if (!stack.isBeingDeleted()) {
      AwsQuery.of(
          "cloudformation:DeleteStack",
          () -> account.cloudFormation().deleteStack(it -> it.stackName(stack.id())));
    }
    environment.print("Ctrl-C stops only the watching: CloudFormation goes on deleting.");
    try (var progress = new ProgressReport(environment.out(), "CloudFormation is deleting")) {
      watch(progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(1, "Interrupted; CloudFormation goes on deleting.");
    }
  }

  private void watch(ProgressReport progress) throws InterruptedException {
    var stacks = new Stacks(account);
    while (true) {
      var status = stacks.find(stack.id()).map(RunningStack::status);
      newEvents().forEach(event -> progress.line(line(event)));
      if (status.isEmpty() || status.equals(Optional.of("DELETE_COMPLETE"))) {
        return;
      }
      if (status.equals(Optional.of("DELETE_FAILED"))) {
        throw new CommandFailure(
            1,
            "The stack could not be deleted whole; the lines above say why. Mend it and say"
                + " ./millions destroy again.");
      }
      Thread.sleep(environment.pollInterval());
    }
  }

  // CloudFormation lists the newest event first.
  private Iterable<StackEvent> newEvents() {
    return AwsQuery.of(
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
