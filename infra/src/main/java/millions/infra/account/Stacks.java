package millions.infra.account;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import millions.infra.account.stack.RunningStack;
import millions.infra.constructs.stack.MillionsStack;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** What CloudFormation knows of the project's one stack. */
record Stacks(Account account) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Optional<RunningStack> find() {
    return find(MillionsStack.NAME);
  }

  /**
   * @param nameOrId the id finds it also when it has just been deleted
   */
  Optional<RunningStack> find(String nameOrId) {
    return AwsQuery.of(
        "cloudformation:DescribeStacks",
        () -> {
          try {
            return account
                .cloudFormation()
                .describeStacks(it -> it.stackName(nameOrId))
                .stacks()
                .stream()
                .map(Stacks::stack)
                .findFirst();
          } catch (CloudFormationException e) {
            // CloudFormation has no code of its own for an absent stack.
            if (AwsQuery.code(e).equals("ValidationError")
                && e.awsErrorDetails().errorMessage().contains("does not exist")) {
              return Optional.<RunningStack>empty();
            }
            throw e;
          }
        });
  }

  /** The template it was last given. */
  JsonNode template(RunningStack stack) {
    var body =
        AwsQuery.of(
            "cloudformation:GetTemplate",
            () ->
                account
                    .cloudFormation()
                    .getTemplate(
                        it -> it.stackName(stack.id()).templateStage(TemplateStage.ORIGINAL))
                    .templateBody());
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new CommandFailure(
          1, "The running stack's template is not JSON, so this project did not deploy it.");
    }
  }

  /** Physical ids by logical ids. */
  Map<String, String> physicalIds(RunningStack stack) {
    return AwsQuery.of(
        "cloudformation:ListStackResources",
        () ->
            account
                .cloudFormation()
                .listStackResourcesPaginator(it -> it.stackName(stack.id()))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.physicalResourceId() != null)
                .filter(resource -> !resource.resourceStatusAsString().equals("DELETE_COMPLETE"))
                .collect(
                    Collectors.toMap(
                        StackResourceSummary::logicalResourceId,
                        StackResourceSummary::physicalResourceId)));
  }

  private static RunningStack stack(Stack stack) {
    return new RunningStack(
        stack.stackId(),
        stack.stackStatusAsString(),
        stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
        Boolean.TRUE.equals(stack.enableTerminationProtection()),
        stack.tags().stream()
            .anyMatch(
                tag ->
                    tag.key().equals(MillionsStack.TAG)
                        && tag.value().equals(MillionsStack.TAG_VALUE)));
  }
}
