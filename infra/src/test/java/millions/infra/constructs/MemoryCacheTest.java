package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

class MemoryCacheTest {

  private static final String TYPE = "AWS::ElastiCache::ReplicationGroup";

  @Test
  void cacheRequiresTlsAndAPassword() {
    var cache = SynthesizedStages.only(Stage.CACHED_READS, TYPE);

    assertThat(cache.path("Engine").asText()).isEqualTo("valkey");
    assertThat(cache.path("TransitEncryptionMode").asText()).isEqualTo("required");
    assertThat(cache.path("AuthToken").toString()).contains("resolve:secretsmanager");
  }

  @Test
  void cacheFailsOverToAnotherZone() {
    var cache = SynthesizedStages.only(Stage.CACHED_READS, TYPE);

    assertThat(cache.path("NumCacheClusters").asInt()).isEqualTo(2);
    assertThat(cache.path("AutomaticFailoverEnabled").asBoolean()).isTrue();
    assertThat(cache.path("MultiAZEnabled").asBoolean()).isTrue();
  }

  @Test
  void fullCacheEvictsTheLeastRecentlyUsed() {
    assertThat(
            SynthesizedStages.only(Stage.CACHED_READS, "AWS::ElastiCache::ParameterGroup")
                .at("/Properties/maxmemory-policy")
                .asText())
        .isEqualTo("allkeys-lru");
  }
}
