package millions.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTest {

  @Test
  void numberAndNameSayTheSame() {
    assertThat(Stage.of("4")).contains(Stage.CACHED_READS).isEqualTo(Stage.of("cached-reads"));
    assertThat(Stage.of("0")).isEmpty();
    assertThat(Stage.of("8")).isEmpty();
    assertThat(Stage.of("")).isEmpty();
  }

  @Test
  void firstFourAreBuilt() {
    for (var stage : Stage.values()) {
      assertThat(stage.isBuilt()).isEqualTo(stage.number() <= 4);
    }
  }
}
