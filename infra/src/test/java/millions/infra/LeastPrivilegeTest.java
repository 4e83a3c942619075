package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import millions.infra.options.Options;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles allow named actions on named resources; every wildcard has a written reason. */
class LeastPrivilegeTest {

  static Stream<Options> stages() {
    return SynthesizedStages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void noActionIsAWildcard(Options options) {
    var template = SynthesizedStages.of(options).template();

    assertThat(statements(template).flatMap(statement -> texts(statement.path("Action"))))
        .isNotEmpty()
        .noneMatch(action -> action.contains("*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void noRoleHasAManagedPolicy(Options options) {
    assertThat(Templates.resources(SynthesizedStages.of(options).template(), "AWS::IAM::Role"))
        .isNotEmpty()
        .noneMatch(role -> role.getValue().path("Properties").has("ManagedPolicyArns"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void everyWildcardResourceHasAReason(Options options) {
    Templates.resources(SynthesizedStages.of(options).template(), "AWS::IAM::Policy")
        .filter(policy -> policy.getValue().path("Properties").toString().contains("*\""))
        .forEach(
            policy ->
                assertThat(
                        policy
                            .getValue()
                            .path("Metadata")
                            .path("cdk_nag")
                            .path("rules_to_suppress"))
                    .as(policy.getKey())
                    .anySatisfy(
                        suppression -> {
                          assertThat(suppression.path("id").asText())
                              .isEqualTo("AwsSolutions-IAM5");
                          assertThat(suppression.path("reason").asText()).hasSizeGreaterThan(30);
                        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void whatEverybodyMayDoHasACondition(Options options) {
    var template = SynthesizedStages.of(options).template();
    var open = new ArrayList<JsonNode>();
    for (var type :
        List.of("AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::EC2::VPCEndpoint")) {
      Templates.resources(template, type)
          .flatMap(policy -> policy.getValue().findValues("Statement").stream())
          .flatMap(statements -> statements.valueStream())
          .filter(statement -> statement.path("Effect").asText().equals("Allow"))
          .filter(statement -> statement.path("Principal").toString().contains("\"*\""))
          .filter(statement -> !statement.has("Condition"))
          .forEach(open::add);
    }

    // AWS's public buckets: packages of Amazon Linux, updates of the SSM agent
    assertThat(open.stream().flatMap(statement -> texts(statement.path("Resource"))))
        .allMatch(
            resource ->
                resource.matches("arn:aws:s3:::(al2023-repos|amazon-ssm|aws-ssm)-us-east-1.*/\\*"));
    assertThat(open).allMatch(it -> it.path("Action").asText().equals("s3:GetObject"));
  }

  private static Stream<JsonNode> statements(JsonNode template) {
    return Templates.resources(template)
        .flatMap(resource -> resource.getValue().findValues("Statement").stream())
        .flatMap(
            statements -> statements.isArray() ? statements.valueStream() : Stream.of(statements))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"));
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isArray() ? node.valueStream().map(JsonNode::asText) : Stream.of(node.asText());
  }
}
