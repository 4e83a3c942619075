package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import millions.infra.RefusedOption;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class ClimbTest {

  @Test
  void anyStageMayBeTheFirst() {
    assertThat(new Climb(Optional.empty(), Stage.CACHED_READS).requireNextStage().description())
        .isEqualTo("4 cached-reads, where nothing runs yet");
  }

  @Test
  void nextStageMayBeDeployed() {
    assertThat(
            new Climb(Optional.of(Stage.SEPARATE_DATA), Stage.LOAD_BALANCED)
                .requireNextStage()
                .description())
        .isEqualTo("Up from 2 separate-data to 3 load-balanced");
  }

  @Test
  void skippingAStageIsRefused() {
    var jump = new Climb(Optional.of(Stage.SEPARATE_DATA), Stage.CACHED_READS);

    assertThatThrownBy(jump::requireNextStage)
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("next is ./millions deploy 3");
  }

  @Test
  void wayDownWarnsThatNoDataMoves() {
    assertThat(
            new Climb(Optional.of(Stage.CACHED_READS), Stage.SEPARATE_DATA)
                .requireNextStage()
                .description())
        .startsWith("DOWN from 4 cached-reads to 2 separate-data");
  }

  @Test
  void lastBuiltStageHasNoNext() {
    assertThat(new Climb(Optional.empty(), Stage.CACHED_READS).next()).isEmpty();
  }
}
