package millions.infra.stages;

import millions.infra.constructs.BoxDatabase;
import millions.infra.constructs.BoxDisk;
import millions.infra.constructs.Monitoring;
import millions.infra.constructs.Network;
import millions.infra.constructs.SingleServer;
import millions.infra.constructs.stack.MillionsStack;

/** Stage 1: the web process, its database and its files share one machine and its data volume. */
public final class Stage1SingleBox implements Picture {

  @Override
  public void draw(MillionsStack stack) {
    var network = Network.withPublicSubnets(stack);
    var web = new SingleServer(stack, network);
    var database = new BoxDatabase(stack);
    var disk = new BoxDisk(stack);
    var monitoring = new Monitoring(stack);

    web.uses(database, disk);
    monitoring.watches(web);
  }
}
