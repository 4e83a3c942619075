package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.Rung;
import millions.infra.Stages;
import org.junit.jupiter.api.Test;

class MemoryCacheTest {

  private static final String TYPE = "AWS::ElastiCache::ReplicationGroup";

  @Test
  void speaksTlsOnlyAndAsksForAPassword() {
    var cache = Stages.only(Rung.CACHED_READS, TYPE);

    assertThat(cache.path("Engine").asText()).isEqualTo("valkey");
    assertThat(cache.path("TransitEncryptionMode").asText()).isEqualTo("required");
    assertThat(cache.path("AuthToken").toString()).contains("resolve:secretsmanager");
  }

  @Test
  void anotherZoneTakesOver() {
    var cache = Stages.only(Rung.CACHED_READS, TYPE);

    assertThat(cache.path("NumCacheClusters").asInt()).isEqualTo(2);
    assertThat(cache.path("AutomaticFailoverEnabled").asBoolean()).isTrue();
    assertThat(cache.path("MultiAZEnabled").asBoolean()).isTrue();
  }

  @Test
  void forgetsWhatWasNotUsedInsteadOfRefusing() {
    assertThat(
            Stages.only(Rung.CACHED_READS, "AWS::ElastiCache::ParameterGroup")
                .at("/Properties/maxmemory-policy")
                .asText())
        .isEqualTo("allkeys-lru");
  }
}
