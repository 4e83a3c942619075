package millions.localstack.emulator;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** A stack of CloudFormation, waited for at each step. */
record Stack(CloudFormationClient stacks, String name, String template) {

  void create() {
    stacks.createStack(create -> create.stackName(name).templateBody(template));
    try (var waiter = stacks.waiter()) {
      waiter.waitUntilStackCreateComplete(stack -> stack.stackName(name), Stack::often);
    }
  }

  void delete() {
    stacks.deleteStack(delete -> delete.stackName(name));
    try (var waiter = stacks.waiter()) {
      waiter.waitUntilStackDeleteComplete(stack -> stack.stackName(name), Stack::often);
    }
  }

  String physicalName(String logicalId) {
    return stacks
        .describeStackResource(it -> it.stackName(name).logicalResourceId(logicalId))
        .stackResourceDetail()
        .physicalResourceId();
  }

  private static void often(WaiterOverrideConfiguration.Builder waiter) {
    waiter.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(200)));
  }
}
