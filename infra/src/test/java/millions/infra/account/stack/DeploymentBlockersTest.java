package millions.infra.account.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.TemplateDiff;
import org.junit.jupiter.api.Test;

class DeploymentBlockersTest {

  private static final String DATABASE =
      """
      {"Resources": {"Db": {"Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Snapshot",
        "Properties": {"AllocatedStorage": "%d", "DeletionProtection": true}}}}""";

  private static final String BOX =
      """
      {"Resources": {"Box": {"Type": "AWS::EC2::Instance", "Properties": {"ImageId": %s}}}}""";

  private static final String NONE = "{\"Resources\": {}}";

  private static List<String> blockers(
      String running, String next, ResourceChange change, boolean protectionOff) {
    return new DeploymentBlockers(
            json(running), json(next), Map.of("Db", "millions-primary"), Optional.of("ami-1"))
        .find(new TemplateDiff(List.of(change), List.of(), List.of()), protectionOff);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ResourceChange change(
      String id, String type, Impact impact, String... properties) {
    return new ResourceChange(id, type, impact, List.of(properties));
  }

  @Test
  void storageCannotShrink() {
    var change = change("Db", "AWS::RDS::DBInstance", Impact.UPDATE, "AllocatedStorage");

    assertThat(blockers(DATABASE.formatted(100), DATABASE.formatted(20), change, false))
        .containsExactly("Db cannot shrink from 100 to 20 GB; take the larger --size");
    assertThat(blockers(DATABASE.formatted(20), DATABASE.formatted(100), change, false)).isEmpty();
  }

  @Test
  void protectedDatabaseIsDeletedOnlyWithProtectionOff() {
    var change = change("Db", "AWS::RDS::DBInstance", Impact.REMOVE);

    assertThat(blockers(DATABASE.formatted(20), NONE, change, false))
        .singleElement()
        .asString()
        .contains("--protection-off", "--no-deletion-protection", "millions-primary");
    assertThat(blockers(DATABASE.formatted(20), NONE, change, true)).isEmpty();
  }

  @Test
  void boxCannotGetAnotherImageWhileItsVolumeIsInUse() {
    var change = change("Box", "AWS::EC2::Instance", Impact.REPLACE, "ImageId");

    assertThat(blockers(BOX.formatted("\"ami-1\""), BOX.formatted("\"ami-2\""), change, false))
        .singleElement()
        .asString()
        .contains("Box would be replaced (ImageId)");
  }

  @Test
  void namingTheRunningImageIsAllowed() {
    var change = change("Box", "AWS::EC2::Instance", Impact.REPLACE, "ImageId", "UserData");

    assertThat(
            blockers(
                BOX.formatted("{\"Ref\": \"Newest\"}"), BOX.formatted("\"ami-1\""), change, false))
        .isEmpty();
  }
}
