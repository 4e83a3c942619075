package millions.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import millions.infra.RefusedOption;
import millions.infra.Rung;
import org.junit.jupiter.api.Test;

class ClimbTest {

  @Test
  void anyRungMayBeTheFirst() {
    assertThat(new Climb(Optional.empty(), Rung.CACHED_READS).checked().inWords())
        .isEqualTo("4 cached-reads, where nothing runs yet");
  }

  @Test
  void nextRungMayBeClimbed() {
    assertThat(new Climb(Optional.of(Rung.SEPARATE_DATA), Rung.LOAD_BALANCED).checked().inWords())
        .isEqualTo("Up from 2 separate-data to 3 load-balanced");
  }

  @Test
  void jumpIsRefusedWithTheNextStep() {
    var jump = new Climb(Optional.of(Rung.SEPARATE_DATA), Rung.CACHED_READS);

    assertThatThrownBy(jump::checked)
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("next is ./millions deploy 3");
  }

  @Test
  void wayDownSaysThatNoDataMoves() {
    assertThat(new Climb(Optional.of(Rung.CACHED_READS), Rung.SEPARATE_DATA).checked().inWords())
        .startsWith("DOWN from 4 cached-reads to 2 separate-data");
  }

  @Test
  void lastBuiltRungHasNoNext() {
    assertThat(new Climb(Optional.empty(), Rung.CACHED_READS).next()).isEmpty();
  }
}
