package millions.infra.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import millions.infra.CommandFailure;
import millions.ladder.ProjectDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateDiffTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TABLE =
      """
      {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "%s", "KeySchema": []}}""";

  private static final String DATABASE =
      """
      {"Type": "AWS::RDS::DBInstance", "DeletionPolicy": "%s",
       "Properties": {"DBName": "%s", "MonitoringInterval": %d}}""";

  @Test
  void equalTemplatesDoNotDiffer() {
    var template = template(Map.of("Links", TABLE.formatted("links")));

    assertThat(between(template, template).isEmpty()).isTrue();
  }

  @Test
  void newResourceIsCreated() {
    var diff = between(template(Map.of()), template(Map.of("Links", TABLE.formatted("links"))));

    assertThat(diff.changes())
        .singleElement()
        .extracting(ResourceChange::impact)
        .isEqualTo(Impact.CREATE);
  }

  @Test
  void absentStackIsAnEmptyObject() {
    var diff = between(json("{}"), template(Map.of("Links", TABLE.formatted("links"))));

    assertThat(diff.changes())
        .singleElement()
        .extracting(ResourceChange::impact)
        .isEqualTo(Impact.CREATE);
  }

  @Test
  void anotherDatabaseNameReplacesTheDatabase() {
    var diff =
        between(
            template(Map.of("Sql", DATABASE.formatted("Snapshot", "millions", 7))),
            template(Map.of("Sql", DATABASE.formatted("Snapshot", "billions", 7))));

    var change = diff.changes().getFirst();
    assertThat(change.impact()).isEqualTo(Impact.REPLACE);
    assertThat(change.properties()).containsExactly("DBName");
    assertThat(change.endangersData()).isTrue();
  }

  @Test
  void otherMonitoringIntervalUpdatesTheDatabase() {
    var diff =
        between(
            template(Map.of("Sql", DATABASE.formatted("Snapshot", "millions", 7))),
            template(Map.of("Sql", DATABASE.formatted("Snapshot", "millions", 30))));

    var change = diff.changes().getFirst();
    assertThat(change.impact()).isEqualTo(Impact.UPDATE);
    assertThat(change.endangersData()).isFalse();
  }

  @Test
  void retainedResourceIsOrphanedAndOthersAreRemoved() {
    var diff =
        between(
            template(
                Map.of(
                    "Kept", DATABASE.formatted("Retain", "millions", 7),
                    "Gone", TABLE.formatted("links"))),
            template(Map.of()));

    assertThat(diff.changes())
        .extracting(ResourceChange::logicalId, ResourceChange::impact)
        .containsExactlyInAnyOrder(tuple("Kept", Impact.ORPHAN), tuple("Gone", Impact.REMOVE));
  }

  @Test
  void addedRulesAndPermissionsAreListed() {
    var group =
        """
        {"Type": "AWS::EC2::SecurityGroup", "Properties": {"VpcId": "vpc-1", "SecurityGroupIngress":
          [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "0.0.0.0/0"}]}}""";
    var policy =
        """
        {"Type": "AWS::IAM::Policy", "Properties": {"Roles": [{"Ref": "Web"}], "PolicyDocument": {"Statement":
          [{"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*"}]}}}""";

    var diff = between(template(Map.of()), template(Map.of("Door", group, "Rights", policy)));

    assertThat(diff.securityGroupRules())
        .containsExactly("+ ${Door.GroupId} lets in TCP 80 from Everyone (IPv4)");
    assertThat(diff.permissions())
        .containsExactly("+ AWS:${Web} may s3:GetObject s3:PutObject on arn:aws:s3:::b/*");
  }

  @Test
  void missingEngineIsReportedWithItsFix(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> new DiffEngine(elsewhere).compare(json("{}"), json("{}")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cd infra && npm ci")
        .extracting(e -> ((CommandFailure) e).exitCode())
        .isEqualTo(3);
  }

  /** With the real engine; where it is not installed only CI insists on it. */
  private static TemplateDiff between(JsonNode running, JsonNode next) {
    var engine = ProjectDirectory.root().resolve("infra/node_modules/@aws-cdk/cloudformation-diff");
    assumeThat(Files.isDirectory(engine) || System.getenv("CI") != null)
        .as("cd infra && npm ci")
        .isTrue();
    return TemplateDiff.between(running, next);
  }

  private static JsonNode template(Map<String, String> resources) {
    var template = JSON.createObjectNode();
    var all = template.putObject("Resources");
    resources.forEach((id, resource) -> all.set(id, json(resource)));
    return template;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
