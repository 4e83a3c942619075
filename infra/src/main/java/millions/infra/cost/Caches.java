package millions.infra.cost;

import java.math.BigDecimal;

/** ElastiCache: groups of a primary and its replicas. */
final class Caches {

  private Caches() {}

  static void group(Resource group, Bill bill) {
    var nodes =
        group.has("NumCacheClusters")
            ? group.number("NumCacheClusters")
            : group
                .number(1, "NumNodeGroups")
                .multiply(group.number(0, "ReplicasPerNodeGroup").add(BigDecimal.ONE));
    charge(group, nodes, bill);
  }

  static void cluster(Resource cluster, Bill bill) {
    charge(cluster, cluster.number("NumCacheNodes"), bill);
  }

  private static void charge(Resource cache, BigDecimal nodes, Bill bill) {
    var type = cache.text("CacheNodeType");
    var engine = cache.textOr("redis", "Engine");
    bill.hourly(
        cache,
        "%s, %s".formatted(engine, type),
        "elasticache.%s.%s".formatted(engine, type),
        nodes);
  }
}
