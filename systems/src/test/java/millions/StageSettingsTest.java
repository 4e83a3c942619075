package millions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import millions.backing.cache.CacheStore;
import millions.backing.content.ContentPlace;
import millions.backing.events.EventStore;
import millions.backing.sessions.SessionStore;
import millions.backing.sql.DatabaseShape;
import millions.testing.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laddered settings: each stage's file holds its own change and nothing else. */
class StageSettingsTest {

  private static Map<String, String> file(String name) {
    try (var in = StageSettingsTest.class.getResourceAsStream("/META-INF/" + name)) {
      var properties = new Properties();
      properties.load(in);
      return properties.entrySet().stream()
          .collect(
              Collectors.toMap(
                  e -> (String) e.getKey(), e -> (String) e.getValue(), (a, b) -> b, TreeMap::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> stage(int number) {
    return file("microprofile-config-stage" + number + ".properties");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aStageSetsOnlyWhatDiffersFromTheOneBelow(int number) {
    var below = TestConfig.of("stage" + (number - 1), Map.of());
    stage(number)
        .forEach(
            (key, value) ->
                assertThat(below.getOptionalValue(key, String.class))
                    .as(key)
                    .isPresent()
                    .get()
                    .isNotEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aStageIsNumberedAndNamed(int number) {
    var names = new String[] {"single-box", "separate-data", "load-balanced", "cached-reads"};
    assertThat(stage(number))
        .containsEntry("millions.topology.stage", Integer.toString(number))
        .containsEntry("millions.topology.name", names[number - 1]);
  }

  @Test
  void stageThreeChangesNoApplicationSetting() {
    assertThat(stage(3)).containsOnlyKeys("millions.topology.stage", "millions.topology.name");
  }

  @Test
  void theLadderIsWhatTheDesignSays() {
    var one = TestConfig.backing("stage1", Map.of());
    assertThat(one.content().store()).isEqualTo(ContentPlace.DISK);
    assertThat(one.cache().store()).isEqualTo(CacheStore.LOCAL);
    assertThat(one.sessions().store()).isEqualTo(SessionStore.MEMORY);
    assertThat(one.sql().database()).isEqualTo(DatabaseShape.SINGLE_PRIMARY);

    assertThat(TestConfig.events().store()).isEqualTo(EventStore.IN_PROCESS);

    var two = TestConfig.backing("stage2", Map.of());
    assertThat(two.content().store()).isEqualTo(ContentPlace.S3);
    assertThat(two.cache().store()).isEqualTo(CacheStore.LOCAL);

    var four = TestConfig.backing("stage4", Map.of());
    assertThat(four.content().store()).isEqualTo(ContentPlace.S3);
    assertThat(four.cache().store()).isEqualTo(CacheStore.REDIS);
    assertThat(four.sessions().store()).isEqualTo(SessionStore.REDIS);
    assertThat(four.sql().database()).isEqualTo(DatabaseShape.PRIMARY_WITH_REPLICAS);
  }

  @Test
  void aWrongWordStopsTheStartAndListsTheAllowedOnes() {
    assertThatThrownBy(() -> TestConfig.backing("stage1", Map.of("millions.content.store", "tape")))
        .hasMessageContaining("millions.content.store")
        .hasMessageContaining("tape")
        .hasMessageContaining("disk")
        .hasMessageContaining("s3");
  }
}
