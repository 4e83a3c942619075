package millions.infra.stages;

import millions.infra.constructs.AccessLogBucket;
import millions.infra.constructs.Balancer;
import millions.infra.constructs.ContentBucket;
import millions.infra.constructs.Edge;
import millions.infra.constructs.Monitoring;
import millions.infra.constructs.Network;
import millions.infra.constructs.PrimaryDatabase;
import millions.infra.constructs.WebTier;
import millions.infra.constructs.stack.MillionsStack;

/**
 * Stage 3: cloned web servers behind a balancer, a standby behind the database, an edge before all.
 */
public final class Stage3LoadBalanced implements Picture {

  @Override
  public void draw(MillionsStack stack) {
    var network = Network.withWebSubnets(stack);
    var logs = new AccessLogBucket(stack);
    var content = new ContentBucket(stack, logs);
    var primary = PrimaryDatabase.withStandby(stack, network);
    var balancer = new Balancer(stack, network, logs);
    var edge = new Edge(stack, balancer, content);
    var web = new WebTier(stack, network, edge);
    var monitoring = new Monitoring(stack);

    balancer.routesTo(web);
    web.uses(primary, content);
    monitoring.watches(edge, balancer, web, primary);
  }
}
