package millions.infra.cost;

import org.junit.jupiter.api.Test;

class ElastiCacheChargesTest {

  private static String group(String properties) {
    return "'Memory': {'Type': 'AWS::ElastiCache::ReplicationGroup', 'Properties': {'Engine': 'valkey', 'CacheNodeType': 'cache.t4g.micro', %s}}"
        .formatted(properties);
  }

  @Test
  void aCacheCostsItsNodes() {
    TemplateFragment.of(group("'NumCacheClusters': 2")).costsFixed("14.60").lacksNothing();
    TemplateFragment.of(group("'NumCacheClusters': 3")).costsFixed("21.90");
    TemplateFragment.of(group("'NumNodeGroups': 2, 'ReplicasPerNodeGroup': 1")).costsFixed("29.20");
  }

  @Test
  void theEngineDecidesThePrice() {
    TemplateFragment.of(group("'NumCacheClusters': 2").replace("valkey", "redis"))
        .costsFixed("29.20");
    TemplateFragment.of(group("'NumCacheClusters': 2").replace("micro", "huge"))
        .lacks("Memory", "cache.t4g.huge");
  }
}
