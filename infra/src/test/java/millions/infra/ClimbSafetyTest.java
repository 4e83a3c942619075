package millions.infra;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.StatefulTypes;
import millions.infra.diff.TemplateDiff;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Between neighbouring stages, up and down, no stateful resource is replaced or leaves the stack,
 * except those listed here. The CDK's own diff engine says what CloudFormation would do.
 */
class ClimbSafetyTest {

  /** What leaves or may be replaced, and why that loses no acknowledged write. */
  private static final Map<String, Map<String, String>> EXPECTED =
      Map.of(
          "1 -> 2", Map.of(),
          "2 -> 3",
              Map.of(
                  "MAY_REPLACE PrimaryInstance",
                  "Only MultiAZ changes, which CloudFormation documents as no interruption; the"
                      + " engine knows that some changes of it replace.",
                  "ORPHAN BoxData",
                  "The single machine goes; its data volume leaves the stack and stays.",
                  "REMOVE BoxAddress",
                  "With the single machine its address goes: visitors come in at the edge."),
          "3 -> 4", Map.of(),
          "4 -> 3",
              Map.of(
                  "REMOVE ReplicasFirst", "A copy of the primary.",
                  "REMOVE ReplicasSecond", "A copy of the primary.",
                  "REMOVE CacheGroup", "A cache; sessions in it begin anew in the web processes.",
                  "REMOVE CachePassword", "The password of that cache."),
          "3 -> 2",
              Map.of("MAY_REPLACE PrimaryInstance", "Only MultiAZ changes, as on the way up."),
          "2 -> 1",
              Map.of(
                  "REMOVE PrimaryInstance",
                  "Rows were moved back to the box by hand before; deletion protection must be"
                      + " switched off, and a last snapshot is taken.",
                  "REMOVE PrimaryLog",
                  "The log of that database.",
                  "REMOVE PrimaryPassword",
                  "The password of that database.",
                  "ORPHAN ContentBucket",
                  "Content was moved back before; the bucket stays.",
                  "ORPHAN AccessLogsBucket",
                  "It leaves the stack and stays."));

  @BeforeAll
  static void requireDiffEngine() {
    SynthesizedStages.needNode();
    if (!Files.isDirectory(Path.of("node_modules", "@aws-cdk", "cloudformation-diff"))) {
      System.err.println("SKIPPED: climb safety, no diff engine, cd infra && npm ci");
      Assumptions.abort("the CDK's diff engine is not installed");
    }
  }

  static Stream<String> climbs() {
    return Stream.of("1 -> 2", "2 -> 3", "3 -> 4", "4 -> 3", "3 -> 2", "2 -> 1");
  }

  @ParameterizedTest
  @MethodSource("climbs")
  void noOtherStatefulResourceIsReplacedOrRemoved(String climb) throws IOException {
    var stages = climb.split(" -> ");

    assertThat(endangered(template(stages[0]), template(stages[1])))
        .containsExactlyInAnyOrderElementsOf(EXPECTED.get(climb).keySet());
  }

  @Test
  void primaryChangesOnlyItsStandby() throws IOException {
    var change =
        TemplateDiff.between(template("2"), template("3")).changes().stream()
            .filter(it -> it.logicalId().startsWith("PrimaryInstance"))
            .filter(it -> it.type().equals("AWS::RDS::DBInstance"))
            .findFirst()
            .orElseThrow();

    assertThat(change.properties()).containsExactly("MultiAZ");
  }

  @Test
  void networkIsTheSameOnEveryClimb() throws IOException {
    for (var climb : climbs().toList()) {
      var stages = climb.split(" -> ");
      var changes = TemplateDiff.between(template(stages[0]), template(stages[1])).changes();

      assertThat(changes)
          .filteredOn(change -> change.type().matches("AWS::EC2::(VPC|Subnet)"))
          .as(climb)
          .allMatch(change -> change.impact() == Impact.CREATE || change.impact() == Impact.REMOVE)
          .filteredOn(change -> change.type().equals("AWS::EC2::VPC"))
          .isEmpty();
    }
  }

  /** A demo can become production in place. */
  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"SINGLE_BOX", "SEPARATE_DATA", "LOAD_BALANCED", "CACHED_READS"})
  void statefulResourcesStayWhenTheSizeChanges(Stage stage) {
    var demo = SynthesizedStages.of(stage).template();
    var production =
        SynthesizedStages.of(Options.of(stage, Size.PRODUCTION, SynthesizedStages.application()))
            .template();

    assertThat(TemplateDiff.between(demo, production).changes())
        .filteredOn(
            change ->
                StatefulTypes.contains(change.type()) || change.type().equals("AWS::EC2::Subnet"))
        .filteredOn(change -> !isLongerBackupRetention(change))
        .extracting(ResourceChange::impact)
        .containsOnly(Impact.CREATE, Impact.UPDATE);
  }

  /** The diff engine says MAY_REPLACE; RDS changes the property in place (ModifyDBInstance). */
  private static boolean isLongerBackupRetention(ResourceChange change) {
    return change.impact() == Impact.MAY_REPLACE
        && change.logicalId().startsWith("PrimaryInstance")
        && change.properties().contains("BackupRetentionPeriod")
        && Set.of(
                "AllocatedStorage",
                "BackupRetentionPeriod",
                "DBInstanceClass",
                "MaxAllocatedStorage")
            .containsAll(change.properties());
  }

  @Test
  void changedKeyOfAStatefulResourceIsFound() throws IOException {
    var running = template("4");
    var next = running.deepCopy();
    properties(next, "AWS::RDS::DBInstance", "DBName").put("DBName", "billions");
    properties(next, "AWS::S3::Bucket", "VersioningConfiguration").put("BucketName", "elsewhere");

    assertThat(endangered(running, next))
        .containsExactlyInAnyOrder("REPLACE PrimaryInstance", "REPLACE ContentBucket");
  }

  private static ObjectNode properties(JsonNode template, String type, String withProperty) {
    return Templates.resources(template, type)
        .map(resource -> (ObjectNode) resource.getValue().path("Properties"))
        .filter(properties -> properties.has(withProperty))
        .findFirst()
        .orElseThrow();
  }

  /** Lines such as {@code REPLACE PrimaryInstance}, logical ids without the CDK's hash. */
  private static TreeSet<String> endangered(JsonNode from, JsonNode to) {
    return TemplateDiff.between(from, to).changes().stream()
        .filter(change -> StatefulTypes.contains(change.type()))
        .filter(change -> change.impact() != Impact.CREATE && change.impact() != Impact.UPDATE)
        .map(change -> change.impact() + " " + Templates.withoutHash(change.logicalId()))
        .collect(toCollection(TreeSet::new));
  }

  private static JsonNode template(String stage) throws IOException {
    return new ObjectMapper().readTree(ApprovedFiles.template(StageOption.stage(stage)).toFile());
  }
}
