package millions.infra.stages;

import millions.infra.constructs.Balancer;
import millions.infra.constructs.ContentBucket;
import millions.infra.constructs.Edge;
import millions.infra.constructs.Ground;
import millions.infra.constructs.LogBucket;
import millions.infra.constructs.MemoryCache;
import millions.infra.constructs.Network;
import millions.infra.constructs.PrimaryDatabase;
import millions.infra.constructs.ReadReplicas;
import millions.infra.constructs.Watch;
import millions.infra.constructs.WebTier;

/** Rung 4: a shared cache in front of the database, sessions in it, reads on replicas. */
public final class Stage4CachedReads implements Picture {

  @Override
  public void draw(Ground ground) {
    var network = Network.withWebSubnets(ground);
    var logs = new LogBucket(ground);
    var content = new ContentBucket(ground, logs);
    var primary = PrimaryDatabase.withStandby(ground, network);
    var replicas = new ReadReplicas(ground, primary);
    var cache = new MemoryCache(ground, network);
    var balancer = new Balancer(ground, network, logs);
    var edge = new Edge(ground, balancer, content);
    var web = new WebTier(ground, network, edge);
    var watch = new Watch(ground);

    balancer.routesTo(web);
    web.uses(primary, replicas, content, cache);
    watch.over(edge, balancer, web, primary, replicas, cache);
  }
}
