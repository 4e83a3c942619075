package millions.ladder.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final String QUEUES =
      """
      {"Parameters": {"Seconds": {"Type": "Number", "Default": "30"}},
       "Conditions": {"Never": {"Fn::Equals": ["a", "b"]}},
       "Resources": {
         "Jobs01234567": {"Type": "AWS::SQS::Queue", "Properties": {
           "VisibilityTimeout": {"Ref": "Seconds"}, "Dead": {"Fn::GetAtt": ["Dead", "Arn"]}, "Far": "arn"}},
         "Dead": {"Type": "AWS::SQS::Queue"},
         "None": {"Type": "AWS::SQS::Queue", "Condition": "Never"}}}
      """;

  private final Template template = new Template(json(QUEUES));

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private TemplateResource jobs() {
    return template.resources("AWS::SQS::Queue").findFirst().orElseThrow();
  }

  @Test
  void resourcesOfAFalseConditionAreNotThere() {
    assertThat(template.resources("AWS::SQS::Queue").map(TemplateResource::name))
        .containsExactly("Jobs", "Dead");
  }

  @Test
  void propertiesAreResolved() {
    assertThat(jobs().number("VisibilityTimeout")).isEqualByComparingTo("30");
    assertThat(jobs().reference("Dead").id()).isEqualTo("Dead");
  }

  @Test
  void whatATemplateDoesNotSayIsNamed() {
    assertThatThrownBy(() -> jobs().text("QueueName"))
        .isInstanceOf(UnresolvedValue.class)
        .hasMessage("has no QueueName");
    assertThatThrownBy(() -> jobs().reference("Far"))
        .isInstanceOf(UnresolvedValue.class)
        .hasMessageContaining("Far is \"arn\", no resource of the template");
  }

  @Test
  void textKeepsAQuestionMarkForWhatOnlyADeploymentKnows() {
    var joined =
        json(
            """
            {"Fn::Base64": {"Fn::Join": ["-", [
              "a", {"Ref": "Seconds"}, {"Ref": "AWS::Region"}, {"Ref": "Dead"}, {"Fn::Base64": "b"}]]}}
            """);

    assertThat(template.text(joined, value -> Optional.empty())).isEqualTo("a-30-us-east-1-?-b");
    assertThat(template.text(joined, value -> Optional.of(value.path("Ref").asText())))
        .isEqualTo("a-Seconds-AWS::Region-Dead-b");
  }
}
