package millions.localstack.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.ladder.CdkCommandLine;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What CloudFormation and Secrets Manager say of our stack. Thread-safe. */
public final class StackQueries implements AutoCloseable {

  /** The CDK's own: where its files are staged. */
  static final String TOOLKIT = "CDKToolkit";

  /** Stands for the rotation function of the Serverless Application Repository, and is empty. */
  private static final String NESTED = "AWS::CloudFormation::Stack";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudFormationClient formation;
  private final SecretsManagerClient secrets;

  public StackQueries(LocalStackEndpoint place) {
    this.formation = place.client(CloudFormationClient.builder());
    this.secrets = place.client(SecretsManagerClient.builder());
  }

  /** Whether the CDK has been bootstrapped there. */
  public boolean isBootstrapped() {
    return stack(TOOLKIT).isPresent();
  }

  /** Whether our stack is there, in whatever state. */
  boolean exists() {
    return stack(CdkCommandLine.STACK).isPresent();
  }

  /** Our stack, if there is one. */
  public Optional<DeployedStack> find() {
    return stack(CdkCommandLine.STACK)
        .map(
            stack ->
                new DeployedStack(
                    stack.stackStatusAsString(),
                    stack.outputs().stream()
                        .collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                    resources(),
                    template()));
  }

  private Optional<Stack> stack(String name) {
    try {
      return formation.describeStacks(request -> request.stackName(name)).stacks().stream()
          .filter(stack -> !stack.stackStatusAsString().equals("REVIEW_IN_PROGRESS"))
          .findFirst();
    } catch (CloudFormationException e) {
      // CloudFormation has no other word for a stack that does not exist.
      var details = e.awsErrorDetails();
      if (details != null && "ValidationError".equals(details.errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<StackResource> resources() {
    return formation
        .describeStackResources(request -> request.stackName(CdkCommandLine.STACK))
        .stackResources()
        .stream()
        .map(
            it ->
                new StackResource(
                    it.logicalResourceId(),
                    it.resourceType(),
                    String.valueOf(it.physicalResourceId()),
                    StackResource.UNKNOWN.equals(it.physicalResourceId())
                        || it.resourceType().equals(NESTED)))
        .toList();
  }

  private JsonNode template() {
    var body =
        formation.getTemplate(request -> request.stackName(CdkCommandLine.STACK)).templateBody();
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stack's template is no JSON", e);
    }
  }

  /** Begins to delete our stack. */
  void delete() {
    formation.deleteStack(request -> request.stackName(CdkCommandLine.STACK));
  }

  /** What failed in the last deployment, a line each: resource, type, reason. */
  public List<String> failures() {
    return formation
        .describeStackEvents(request -> request.stackName(CdkCommandLine.STACK))
        .stackEvents()
        .stream()
        .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
        .filter(event -> !event.logicalResourceId().equals(CdkCommandLine.STACK))
        .map(StackQueries::line)
        .distinct()
        .toList();
  }

  private static String line(StackEvent event) {
    return "%s %s (%s): %s"
        .formatted(
            event.logicalResourceId(),
            event.resourceStatusAsString(),
            event.resourceType(),
            event.resourceStatusReason());
  }

  /** One field of a secret whose value is a JSON object. */
  public String secret(String arn, String field) {
    return secret(arn).path(field).asText();
  }

  /** Gives a secret's field another value; the other fields stay. */
  public void keepSecret(String arn, String field, String value) {
    var object = secret(arn).<ObjectNode>deepCopy();
    object.put(field, value);
    secrets.putSecretValue(request -> request.secretId(arn).secretString(object.toString()));
  }

  private JsonNode secret(String arn) {
    try {
      return JSON.readTree(secrets.getSecretValue(request -> request.secretId(arn)).secretString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The secret " + arn + " is no JSON object", e);
    }
  }

  @Override
  public void close() {
    formation.close();
    secrets.close();
  }
}
