package millions.infra.stages;

import millions.infra.constructs.AccessLogBucket;
import millions.infra.constructs.Balancer;
import millions.infra.constructs.ContentBucket;
import millions.infra.constructs.Edge;
import millions.infra.constructs.MemoryCache;
import millions.infra.constructs.Monitoring;
import millions.infra.constructs.Network;
import millions.infra.constructs.PrimaryDatabase;
import millions.infra.constructs.ReadReplicas;
import millions.infra.constructs.WebTier;
import millions.infra.constructs.stack.MillionsStack;

/** Stage 4: a shared cache in front of the database, sessions in it, reads on replicas. */
public final class Stage4CachedReads implements Picture {

  @Override
  public void draw(MillionsStack stack) {
    var network = Network.withWebSubnets(stack);
    var logs = new AccessLogBucket(stack);
    var content = new ContentBucket(stack, logs);
    var primary = PrimaryDatabase.withStandby(stack, network);
    var replicas = new ReadReplicas(stack, primary);
    var cache = new MemoryCache(stack, network);
    var balancer = new Balancer(stack, network, logs);
    var edge = new Edge(stack, balancer, content);
    var web = new WebTier(stack, network, edge);
    var monitoring = new Monitoring(stack);

    balancer.routesTo(web);
    web.uses(primary, replicas, content, cache);
    monitoring.watches(edge, balancer, web, primary, replicas, cache);
  }
}
