package millions.infra.cost;

import java.math.BigDecimal;
import millions.ladder.template.TemplateResource;

/** ElastiCache: the nodes of replication groups and clusters. */
final class ElastiCacheCharges {

  private ElastiCacheCharges() {}

  static void group(TemplateResource group, Bill bill) {
    var nodes =
        group.has("NumCacheClusters")
            ? group.number("NumCacheClusters")
            : group
                .number(1, "NumNodeGroups")
                .multiply(group.number(0, "ReplicasPerNodeGroup").add(BigDecimal.ONE));
    charge(group, nodes, bill);
  }

  static void cluster(TemplateResource cluster, Bill bill) {
    charge(cluster, cluster.number("NumCacheNodes"), bill);
  }

  private static void charge(TemplateResource cache, BigDecimal nodes, Bill bill) {
    var type = cache.text("CacheNodeType");
    var engine = cache.textOr("redis", "Engine");
    bill.addHourly(
        cache,
        "%s, %s".formatted(engine, type),
        "elasticache.%s.%s".formatted(engine, type),
        nodes);
  }
}
