package millions.infra.stages;

import millions.infra.constructs.BoxDatabase;
import millions.infra.constructs.BoxDisk;
import millions.infra.constructs.Ground;
import millions.infra.constructs.Network;
import millions.infra.constructs.SingleServer;
import millions.infra.constructs.Watch;

/** Rung 1: the web process, its database and its files share one machine and its data volume. */
public final class Stage1SingleBox implements Picture {

  @Override
  public void draw(Ground ground) {
    var network = Network.open(ground);
    var web = new SingleServer(ground, network);
    var database = new BoxDatabase(ground);
    var disk = new BoxDisk(ground);
    var watch = new Watch(ground);

    web.uses(database, disk);
    watch.over(web);
  }
}
