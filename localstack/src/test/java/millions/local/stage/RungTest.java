package millions.local.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RungTest {

  @Test
  void numberAndNameSayTheSame() {
    assertThat(Rung.of("4")).contains(Rung.CACHED_READS).isEqualTo(Rung.of("cached-reads"));
    assertThat(Rung.of("0")).isEmpty();
    assertThat(Rung.of("8")).isEmpty();
    assertThat(Rung.of("")).isEmpty();
  }

  @Test
  void firstFourAreBuilt() {
    for (var rung : Rung.values()) {
      assertThat(rung.isBuilt()).isEqualTo(rung.number() <= 4);
    }
  }
}
