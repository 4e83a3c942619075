package millions.infra.stages;

import millions.infra.constructs.AccessLogBucket;
import millions.infra.constructs.ContentBucket;
import millions.infra.constructs.Monitoring;
import millions.infra.constructs.Network;
import millions.infra.constructs.PrimaryDatabase;
import millions.infra.constructs.SingleServer;
import millions.infra.constructs.stack.MillionsStack;

/** Stage 2: the database is a server of its own, content lies in the object store. */
public final class Stage2SeparateData implements Picture {

  @Override
  public void draw(MillionsStack stack) {
    var network = Network.withIsolatedSubnets(stack);
    var logs = new AccessLogBucket(stack);
    var content = new ContentBucket(stack, logs);
    var primary = PrimaryDatabase.withoutStandby(stack, network);
    var web = new SingleServer(stack, network);
    var monitoring = new Monitoring(stack);

    web.uses(primary, content);
    monitoring.watches(web, primary);
  }
}
